// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

/** Where in a document a tag stands. */
enum Place {
    /** Where a value is written as text, escaped for the document. */
    TEXT,
    /** Where a value is written as a whole, with its type. */
    VALUE,
    /** Where no escaping keeps a value from becoming something else. */
    NOWHERE
}
