// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.service.ServiceRunner;

/** Runs the enrichment stage as a process: {@code [--config FILE]}. */
public final class EnrichmentMain {

    private EnrichmentMain() {}

    public static void main(String[] arguments) {
        ServiceRunner.run(EnrichmentApplication.definition(), arguments);
    }
}
