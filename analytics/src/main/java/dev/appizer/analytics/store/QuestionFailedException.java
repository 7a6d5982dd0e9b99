// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import java.time.Duration;

/** A question that was given up; the message says in a sentence why, and what to do. */
public final class QuestionFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public QuestionFailedException(String message) {
        super(message);
    }

    public QuestionFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** It was given so much time. */
    public static QuestionFailedException tookTooLong(Duration patience, Throwable cause) {
        return new QuestionFailedException(
                "It took longer than " + patience.toSeconds()
                        + " seconds; ask about less time, fewer groups, or with fewer filters",
                cause);
    }

    /** There was less memory than it needs. */
    public static QuestionFailedException tookTooMuchMemory(Throwable cause) {
        return new QuestionFailedException(
                "It took more memory than there is for questions; ask about less time or fewer groups", cause);
    }
}
