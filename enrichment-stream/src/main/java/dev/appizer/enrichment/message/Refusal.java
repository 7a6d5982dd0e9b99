// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.message;

import org.jspecify.annotations.Nullable;

/**
 * Why a message ends as a dead letter.
 *
 * @param field the field that was wrong, as a dotted path; null where it was not one field
 * @param reason a sentence that says what to do
 */
public record Refusal(Code code, @Nullable String field, String reason) {

    /** What can be wrong: the codes of this stage's dead letters. */
    public enum Code {
        /** The record is not a RawEvent in the wire format. */
        UNDECODABLE,
        /** The message is larger than the gateway takes. */
        MESSAGE_TOO_LARGE,
        /** The message is not a JSON object in UTF-8 without repeated names. */
        INVALID_JSON,
        /** The record does not say which call it is. */
        UNKNOWN_TYPE,
        /** A field that the call needs is absent. */
        MISSING_FIELD,
        /** A field does not hold what it must. */
        INVALID_FIELD,
        /** A client's time is not a date. */
        INVALID_TIMESTAMP,
        /** The messageId was used before, for something else. */
        DUPLICATE_CONFLICT
    }

    public static Refusal missing(String field, String reason) {
        return new Refusal(Code.MISSING_FIELD, field, reason);
    }

    public static Refusal invalid(String field, String reason) {
        return new Refusal(Code.INVALID_FIELD, field, reason);
    }
}
