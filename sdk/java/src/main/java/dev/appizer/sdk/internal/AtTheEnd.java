// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal;

import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.internal.settings.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a client has left with others, and takes back when it is closed: a hook of the JVM, and meters. */
final class AtTheEnd {

    private final @Nullable Thread hook;
    private final @Nullable Runnable unbind;

    private AtTheEnd(@Nullable Thread hook, @Nullable Runnable unbind) {
        this.hook = hook;
        this.unbind = unbind;
    }

    static AtTheEnd of(Settings settings, Appizer appizer) {
        return new AtTheEnd(
                hook(settings.closeOnShutdown(), appizer), settings.metrics() ? GlobalMetrics.bind(appizer) : null);
    }

    private static @Nullable Thread hook(@Nullable Duration timeout, Appizer appizer) {
        if (timeout == null) {
            return null;
        }
        Thread hook = new Thread(() -> appizer.close(timeout), "appizer-sdk-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    void forget() {
        if (unbind != null) {
            unbind.run();
        }
        if (hook != null) {
            removeHook(hook);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, perhaps by this very hook.
        }
    }
}
