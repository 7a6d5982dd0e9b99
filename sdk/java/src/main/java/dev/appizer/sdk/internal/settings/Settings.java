// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.settings;

import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.WhenFull;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client was built with, checked.
 *
 * @param onUndelivered null where nobody is to be told
 * @param onWarning null where it is logged
 * @param closeOnShutdown for how long at most; null where it isn't closed then
 */
public record Settings(
        String writeKey,
        @Nullable String adminKey,
        String host,
        Duration flushInterval,
        long maxQueueBytes,
        WhenFull whenFull,
        Duration requestTimeout,
        Duration giveUpAfter,
        boolean gzip,
        @Nullable Consumer<Outcome.Undelivered> onUndelivered,
        @Nullable Consumer<String> onWarning,
        @Nullable Duration closeOnShutdown,
        boolean metrics) {}
