// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

/**
 * A tag that asks for a value.
 *
 * @param at where it begins
 * @param name as the template has it
 * @param section whether the tag only asks if something is there (or repeats for each item)
 * @param guarded whether a section around the tag has the same name: what is written there is there
 * @param place where it stands
 */
record Tag(Position at, String name, boolean section, boolean guarded, Place place) {

    private static final String ITEM = "this";

    /** Whether the name is of the item of the section around the tag: {@code .}, {@code this} or {@code this.<path>}. */
    static boolean ofItem(String name) {
        return isItem(name) || name.startsWith(ITEM + ".");
    }

    /** Whether the name is of the whole item. */
    static boolean isItem(String name) {
        return name.equals(".") || name.equals(ITEM);
    }

    /** The path inside the item, for a name that is neither of a variable nor of the whole item. */
    String pathInItem() {
        return name.substring(ITEM.length() + 1);
    }

    Problem problem(String message) {
        return at.problem(message);
    }
}
