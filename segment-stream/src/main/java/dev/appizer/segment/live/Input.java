// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.schemas.Command;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.segment.rows.Contribution;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes into {@link KeepProfiles}: every kind of record that concerns a partition's profiles. */
public sealed interface Input {

    /**
     * Something that an identifier did, under the canonical identifier that is the key.
     *
     * @param original the record's value as it stands on its topic, should it be needed
     */
    record Contributed(Contribution contribution, Supplier<byte[]> original) implements Input {}

    /** Identifiers leave the canonical identifier that is the key. */
    record Moved(IdentityChange change) implements Input {}

    /** An operator asked for something; the key names the command. */
    record Commanded(Command command) implements Input {}

    /** A definition was put, or deleted where it is null; the key names it. */
    record Defined(@Nullable Definition definition) implements Input {}
}
