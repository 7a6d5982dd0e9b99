// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

/** A question that was given up; the message says in a sentence why, and what to do. */
public final class QuestionFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public QuestionFailedException(String message) {
        super(message);
    }

    public QuestionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
