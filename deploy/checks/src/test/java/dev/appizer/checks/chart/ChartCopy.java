// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the chart, to be changed by a test. */
final class ChartCopy {

    private ChartCopy() {}

    static void into(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.CHART)) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(Checkout.CHART.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
