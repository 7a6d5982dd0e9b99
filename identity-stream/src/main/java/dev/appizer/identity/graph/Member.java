// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;

/**
 * What is known of an identifier in a cluster.
 *
 * @param canonical the one that names its person
 * @param version of that assignment; 0 where none was made yet
 * @param seen whether an accepted call named it as userId or anonymousId; else it is a phantom and shows nowhere
 */
public record Member(Identifier canonical, long version, boolean seen) {

    /** An identifier that no link has named before. */
    static Member unlinked(Identifier identifier) {
        return new Member(identifier, 0, false);
    }

    /** The same, named by an accepted call. */
    public Member asSeen() {
        return new Member(canonical, version, true);
    }
}
