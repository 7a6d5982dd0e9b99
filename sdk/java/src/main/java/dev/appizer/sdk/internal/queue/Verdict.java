// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.internal.message.Settled;
import java.time.Duration;
import java.util.List;

/** What an attempt came to. */
public sealed interface Verdict {

    /**
     * The gateway has judged each message.
     *
     * @param settled one for each message of the batch
     */
    record Judged(List<Settled> settled) implements Verdict {}

    /**
     * It has to be made again.
     *
     * @param reason in a few words
     * @param notBefore how long to wait at least
     */
    record Failed(String reason, Duration notBefore) implements Verdict {

        /** One after which there is nothing to wait for. */
        public static Failed because(String reason) {
            return new Failed(reason, Duration.ZERO);
        }
    }
}
