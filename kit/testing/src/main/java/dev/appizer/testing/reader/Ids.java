// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Identifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which ids a call has. Blank ones are absent. */
final class Ids {

    private Ids() {}

    static Optional<String> user(Call call) {
        return present(call.userId());
    }

    static Optional<String> anonymous(Call call) {
        return present(call.anonymousId());
    }

    static Optional<String> previous(Call call) {
        return present(call.previousId());
    }

    /** To whom the call belongs: its user, else its anonymous id, else nobody (a system event). */
    static Optional<Identifier> owner(Call call) {
        return user(call).map(Identifier::user).or(() -> anonymous(call).map(Identifier::anonymous));
    }

    /** Under whom a message id is unique. */
    static String sender(Call call) {
        return owner(call).map(Identifier::toString).orElse(call.messageId());
    }

    private static Optional<String> present(@Nullable String id) {
        return Optional.ofNullable(id).filter(text -> !text.isBlank());
    }
}
