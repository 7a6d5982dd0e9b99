// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

/**
 * Something that is wrong with a template.
 *
 * @param line from 1
 * @param column of the tag's first brace, from 1
 * @param message a sentence that says what to do
 */
public record Problem(int line, int column, String message) {

    @Override
    public String toString() {
        return "Line " + line + ", column " + column + ": " + message;
    }
}
