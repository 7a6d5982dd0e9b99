// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment;

import dev.appizer.service.ServiceRunner;

/** Runs the segment stage as a process. */
public final class SegmentMain {

    private SegmentMain() {}

    public static void main(String[] arguments) {
        ServiceRunner.run(SegmentApplication.definition(), arguments);
    }
}
