// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/**
 * A message that may be taken. Ids are in their final form; blank ones are null.
 *
 * @param index its place in the call
 * @param offset of its first byte in the body
 * @param length in bytes
 * @param messageId null where the gateway is to make one
 * @param previousId of an alias; null on other calls
 * @param sentAt as written, its own or else its batch's; null where neither has one
 */
public record Message(
        int index,
        int offset,
        int length,
        CallType type,
        @Nullable String messageId,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String previousId,
        @Nullable String sentAt) {}
