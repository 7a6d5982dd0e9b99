// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import java.util.List;

/** Whom a campaign is for, by their profile. */
public sealed interface Audience {

    Audience EVERYBODY = new All(List.of());

    /**
     * Whether somebody belongs to it.
     *
     * @param now microseconds since the epoch
     */
    boolean holds(Person person, long now);

    /** All of these. */
    record All(List<Audience> parts) implements Audience {

        @Override
        public boolean holds(Person person, long now) {
            return parts.stream().allMatch(part -> part.holds(person, now));
        }
    }

    /** One of these at least. */
    record Any(List<Audience> parts) implements Audience {

        @Override
        public boolean holds(Person person, long now) {
            return parts.stream().anyMatch(part -> part.holds(person, now));
        }
    }

    /** Not this. */
    record Not(Audience part) implements Audience {

        @Override
        public boolean holds(Person person, long now) {
            return !part.holds(person, now);
        }
    }

    /** Whoever is in a segment. */
    record Member(String segment) implements Audience {

        @Override
        public boolean holds(Person person, long now) {
            return person.isIn(segment);
        }
    }

    /** Whoever has a trait, or a computed trait, of this kind. */
    record Having(PropertyFilter filter) implements Audience {

        @Override
        public boolean holds(Person person, long now) {
            return filter.holds(person::property, now);
        }
    }
}
