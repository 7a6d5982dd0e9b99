// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import java.io.PrintStream;
import java.util.Locale;

/** Tells on the terminal how far the run is, a line at a time. */
public final class Progress {

    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /**
     * Tells a line.
     *
     * @param part of the run that it is about
     */
    public void tell(String part, String line) {
        double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        out.printf(Locale.ROOT, "%7.1f s  %-18s %s%n", seconds, part, line);
        out.flush();
    }
}
