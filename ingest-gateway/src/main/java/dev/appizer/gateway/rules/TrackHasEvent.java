// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.Field;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.model.IdText;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** A track names its event. */
final class TrackHasEvent implements Rule {

    private static final int LONGEST = 255;

    @Override
    public @Nullable Rejection check(Candidate message) {
        if (!message.is(CallType.TRACK)) {
            return null;
        }
        Field event = message.field(FieldName.EVENT);
        if (event.isBlank()) {
            return Rejection.missing(FieldName.EVENT, "event must name what happened, such as purchase_completed");
        }
        boolean fits = event.text().codePointCount(0, event.text().length()) <= LONGEST;
        return event.kind() == Field.Kind.STRING && fits && IdText.isExpressible(event.text())
                ? null
                : Rejection.invalid(
                        FieldName.EVENT,
                        "event must be a string of at most " + LONGEST + " characters, without lone surrogates");
    }
}
