// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

/** What is to be sent is no e-mail. Its message is for whoever reads outcomes. */
final class UnsendableException extends RuntimeException {

    UnsendableException(String message) {
        super(message);
    }

    UnsendableException(String message, Throwable cause) {
        super(message, cause);
    }
}
