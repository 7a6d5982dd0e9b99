// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Identifier;
import java.util.List;

/** Who somebody is: the canonical identifier, and all ids seen of the same one, sorted by text. */
public record Identity(Identifier canonical, List<String> userIds, List<String> anonymousIds) {

    static Identity of(Identifier canonical, List<Identifier> seen) {
        return new Identity(canonical, ids(seen, Identifier.Kind.USER), ids(seen, Identifier.Kind.ANONYMOUS));
    }

    private static List<String> ids(List<Identifier> seen, Identifier.Kind kind) {
        return seen.stream()
                .filter(id -> id.kind() == kind)
                .map(Identifier::id)
                .sorted()
                .toList();
    }
}
