// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import dev.appizer.service.keys.KeyedHash;
import java.util.Optional;

/** The hash under which the stages under test keep what was erased. */
public final class TestHash {

    private TestHash() {}

    /** One for each task, as everywhere. */
    public static KeyedHash create() {
        return new KeyedHash(Optional.of("a secret of tests"));
    }
}
