// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

/**
 * How large things may be.
 *
 * @param messageBytes of one message as it is written, and of a context that the messages of a batch inherit
 * @param bodyBytes of a whole body, before and after gunzip
 * @param messages in one call
 * @param nesting of arrays and objects within a message; far beyond what is queryable, and far within any stack
 */
public record Limits(int messageBytes, int bodyBytes, int messages, int nesting) {

    /** What all messages of a call may weigh with the context that each inherits: a body repeats that for free. */
    public int inheritedBytes() {
        return 8 * bodyBytes;
    }
}
