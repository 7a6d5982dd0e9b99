// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

/** What came of a template and its values is beyond what a notification may hold. */
public final class RenderedTooLargeException extends RuntimeException {

    RenderedTooLargeException(String message) {
        super(message);
    }
}
