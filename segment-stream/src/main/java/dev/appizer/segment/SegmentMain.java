// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment;

import dev.appizer.streams.run.StreamsRunner;

/** Runs the segment stage as a process. */
public final class SegmentMain {

    private SegmentMain() {}

    public static void main(String[] arguments) {
        StreamsRunner.run(SegmentApplication.application(), arguments);
    }
}
