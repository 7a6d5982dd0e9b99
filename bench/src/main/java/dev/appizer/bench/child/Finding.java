// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.bench.measure.Medians;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * What a process that measures by itself has found, on its way to the row: a line of a file.
 *
 * @param what it is about
 * @param times how often it was done
 * @param demandedMillis what the median is to be below; 0: nothing is demanded
 */
public record Finding(
        String what, int times, double p50Millis, double p99Millis, double mostMillis, long demandedMillis) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    /** Of at least one time. */
    static Finding of(String what, long demandedMillis, Collection<Long> nanos) {
        double[] millis =
                nanos.stream().mapToDouble(time -> time / NANOS_PER_MILLI).toArray();
        return new Finding(
                what,
                millis.length,
                Medians.percentile(millis, P50),
                Medians.percentile(millis, P99),
                Medians.percentile(millis, 1),
                demandedMillis);
    }

    static void write(Path file, List<Finding> findings) {
        try {
            Files.write(file, findings.stream().map(Finding::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
        return String.join(
                "\t",
                what,
                String.valueOf(times),
                String.valueOf(p50Millis),
                String.valueOf(p99Millis),
                String.valueOf(mostMillis),
                String.valueOf(demandedMillis));
    }

    /** Reads them back. */
    public static List<Finding> read(Path file) {
        try {
            return Files.readAllLines(file).stream().map(Finding::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding parse(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        return new Finding(
                parts.get(0),
                Integer.parseInt(parts.get(1)),
                Double.parseDouble(parts.get(2)),
                Double.parseDouble(parts.get(3)),
                Double.parseDouble(parts.get(4)),
                Long.parseLong(parts.get(5)));
    }
}
