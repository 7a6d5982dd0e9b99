// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.io.Writer;

/** Text up to a size. */
final class BoundedText extends Writer {

    /** In characters of UTF-16. */
    static final int MAX_LENGTH = 1_048_576;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] characters, int offset, int length) {
        if (text.length() + length > MAX_LENGTH) {
            throw new RenderedTooLargeException("A rendered template has " + MAX_LENGTH + " characters at most.");
        }
        text.append(characters, offset, length);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
