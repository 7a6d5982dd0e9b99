// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Erasure;
import dev.appizer.testing.history.Identifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What was erased, and until when. */
final class Erasures {

    private final Map<Identifier, Long> before = new HashMap<>();

    Erasures(Collection<Erasure> erasures) {
        erasures.forEach(erasure -> before.merge(erasure.identifier(), erasure.receivedAt(), Math::max));
    }

    boolean cover(Identifier identifier, Stamp stamp) {
        return stamp.receivedAt() < before.getOrDefault(identifier, Long.MIN_VALUE);
    }

    /** An alias names both the user and the anonymous id of its previous id. */
    boolean cover(Naming naming) {
        return cover(Identifier.user(naming.userId()), naming.stamp())
                || cover(Identifier.anonymous(naming.named()), naming.stamp())
                || (naming.alias() && cover(Identifier.user(naming.named()), naming.stamp()));
    }
}
