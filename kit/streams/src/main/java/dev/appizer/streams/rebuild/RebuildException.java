// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

/** Why a state can't be rebuilt, in a sentence for whoever asked for it. */
public final class RebuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is in the way, and what to do */
    public RebuildException(String message) {
        super(message);
    }

    RebuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
