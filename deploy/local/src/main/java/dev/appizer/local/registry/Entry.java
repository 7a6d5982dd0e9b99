// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

/** A change of what the registry holds: a record on its topic. */
sealed interface Entry {

    /** A schema was registered. */
    record Registered(SchemaVersion version) implements Entry {}

    /**
     * A compatibility level was set.
     *
     * @param subject empty where it is the level of all subjects that have none of their own
     */
    record LevelSet(String subject, Compatibility level) implements Entry {}

    /** A subject gave its own level up, or with an empty subject all of them the common one. */
    record LevelDropped(String subject) implements Entry {}
}
