// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

/** Nothing is sent to such a URL. */
public final class UnusableUrlException extends Exception {

    private final String why;

    /** @param why a sentence without its full stop, and without the URL's path and query */
    UnusableUrlException(String why) {
        super(why);
        this.why = why;
    }

    /** A sentence without its full stop. */
    public String why() {
        return why;
    }
}
