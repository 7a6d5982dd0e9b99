// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Identifier;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A join that counts. {@link #stamp} is its least one: links are taken in that order. */
sealed interface Link {

    String userId();

    Stamp stamp();

    /** The identifiers that it joins; phantoms among them. */
    List<Identifier> ends();

    /**
     * {@code userId} is also whatever {@code previousId} was: a user, an anonymous id, or both.
     *
     * @param latest its latest naming, by event time then stamp
     */
    record Alias(String userId, String previousId, Stamp stamp, Latest latest) implements Link {
        @Override
        public List<Identifier> ends() {
            return List.of(Identifier.user(userId), Identifier.user(previousId), Identifier.anonymous(previousId));
        }
    }

    /** {@code anonymousId} is a device of {@code userId}: an active claim. */
    record Claim(String userId, String anonymousId, Stamp stamp) implements Link {
        @Override
        public List<Identifier> ends() {
            return List.of(Identifier.user(userId), Identifier.anonymous(anonymousId));
        }
    }

    /** The event time and the stamp of one naming. */
    record Latest(Instant eventTime, Stamp stamp) implements Comparable<Latest> {
        @Override
        public int compareTo(Latest other) {
            return Comparator.comparing(Latest::eventTime)
                    .thenComparing(Latest::stamp)
                    .compare(this, other);
        }
    }
}
