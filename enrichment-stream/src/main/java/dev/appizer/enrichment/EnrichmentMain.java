// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.streams.run.StreamsRunner;

/** Runs the enrichment stage as a process: {@code [--config FILE]}. */
public final class EnrichmentMain {

    private EnrichmentMain() {}

    public static void main(String[] arguments) {
        StreamsRunner.run(EnrichmentApplication.application(), arguments);
    }
}
