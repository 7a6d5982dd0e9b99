// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

/** Something that an event, or its person, has a value of. */
public sealed interface Field {

    /** As it is written in a question, such as {@code plan}, {@code traits.country} or {@code segments.paying}. */
    String name();

    /** Whether it is the person's: as it is now, not as it was at the time of the event. */
    default boolean isOfPerson() {
        return this instanceof Trait || this instanceof InSegment;
    }

    /** The event's name. */
    record EventName() implements Field {
        @Override
        public String name() {
            return "event";
        }
    }

    /**
     * A property of the event.
     *
     * @param path its name, or the dotted path of a value inside it
     */
    record Property(String name, String path) implements Field {}

    /**
     * A trait or computed trait of the person.
     *
     * @param path its name, or the dotted path of a value inside it
     */
    record Trait(String path) implements Field {
        @Override
        public String name() {
            return "traits." + path;
        }
    }

    /**
     * Whether the person is in a segment: true or false; without a value on an event of nobody.
     *
     * @param segment its id
     */
    record InSegment(String segment) implements Field {
        @Override
        public String name() {
            return "segments." + segment;
        }
    }
}
