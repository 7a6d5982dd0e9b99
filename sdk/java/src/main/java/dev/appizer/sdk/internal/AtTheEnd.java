// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal;

import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.internal.message.Warnings;
import dev.appizer.sdk.internal.settings.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a client has left with others, and takes back when it is closed: a hook of the JVM, and meters. */
final class AtTheEnd {

    private final Warnings warnings;
    private final @Nullable Thread hook;
    private final @Nullable Runnable unbind;

    private AtTheEnd(Warnings warnings, @Nullable Thread hook, @Nullable Runnable unbind) {
        this.warnings = warnings;
        this.hook = hook;
        this.unbind = unbind;
    }

    /** Leaves it there; what fails of it is warned of, since messages can be sent all the same. */
    static AtTheEnd of(Settings settings, Appizer appizer, Warnings warnings) {
        return new AtTheEnd(
                warnings,
                hook(settings.closeOnShutdown(), appizer, warnings),
                settings.metrics() ? bind(appizer, warnings) : null);
    }

    private static @Nullable Thread hook(@Nullable Duration timeout, Appizer appizer, Warnings warnings) {
        if (timeout == null) {
            return null;
        }
        Thread hook = new Thread(() -> appizer.close(timeout), "appizer-sdk-shutdown");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return hook;
        } catch (IllegalStateException e) {
            warnings.warn("The JVM is ending already: closeOnShutdown does nothing, so close the client");
            return null;
        }
    }

    private static @Nullable Runnable bind(Appizer appizer, Warnings warnings) {
        try {
            return GlobalMetrics.bind(appizer);
        } catch (RuntimeException | LinkageError e) {
            warnings.warn("Micrometer has none of the client's meters: "
                    + e.getClass().getSimpleName());
            return null;
        }
    }

    void forget() {
        if (unbind != null) {
            unbind(unbind);
        }
        if (hook != null) {
            removeHook(hook);
        }
    }

    private void unbind(Runnable how) {
        try {
            how.run();
        } catch (RuntimeException | LinkageError e) {
            warnings.warn(
                    "Micrometer keeps the client's meters: " + e.getClass().getSimpleName());
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
