// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import java.io.PrintStream;
import java.util.Locale;

/** Tells on the terminal how far the start is, a line at a time, with the seconds since the process began. */
final class Progress {

    private final PrintStream out;
    private final long startMillis;

    /** @param startMillis when the process began, by the system's clock */
    Progress(PrintStream out, long startMillis) {
        this.out = out;
        this.startMillis = startMillis;
    }

    /** @param part of the system that the line is about */
    void tell(String part, String line) {
        out.printf(Locale.ROOT, "%7.1f s  %-18s %s%n", seconds(), part, line);
        out.flush();
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    double seconds() {
        return (System.currentTimeMillis() - startMillis) / 1000.0;
    }
}
