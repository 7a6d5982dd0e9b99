// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.tour;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that a machine may have. */
public final class Programs {

    private static final long PATIENCE_SECONDS = 10;

    private Programs() {}

    /** Whether all of them are on the path, and tell their version. */
    public static boolean areThere(String... names) {
        return Stream.of(names).allMatch(Programs::isThere);
    }

    private static boolean isThere(String name) {
        try {
            Process process = new ProcessBuilder(name, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
