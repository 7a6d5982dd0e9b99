// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

/** Follows the text of a document to tell where its tags stand. */
interface Places {

    /** Goes on by what stands between two tags. */
    void read(String literal);

    Place place();

    /** Equal wherever a document could go on alike: a section that is left out must not change it. */
    String state();

    /** What to do about a value that stands {@link Place#NOWHERE nowhere}. */
    String advice();

    /** A value was written here. */
    default void value() {}

    /** A section begins. */
    default void opened() {}

    /** A section ends: what follows may come right behind what was before it. */
    default void closed() {}

    /** Of a document in which every place is the same. */
    static Places plain() {
        return new Places() {
            @Override
            public void read(String literal) {
                // Nothing in a plain text changes where the next tag stands.
            }

            @Override
            public Place place() {
                return Place.TEXT;
            }

            @Override
            public String state() {
                return "";
            }

            @Override
            public String advice() {
                return "";
            }
        };
    }
}
