// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import java.util.List;

/**
 * What must come of each record that a stage takes: it is written on, or counted as left out. All of it is counted by the
 * task that does it, so a task that moves to another instance takes both sides with it.
 *
 * @param taken the topics whose records are accounted for
 * @param told the topics to which each of them may be written once
 * @param leftOut operations of sensors (as given to {@code addRateTotalSensor}) that count those that go nowhere
 */
public record Books(List<String> taken, List<String> told, List<String> leftOut) {

    /** Of a stage whose records end in its state. */
    public static final Books NONE = new Books(List.of(), List.of(), List.of());

    public Books(List<String> taken, List<String> told, List<String> leftOut) {
        this.taken = List.copyOf(taken);
        this.told = List.copyOf(told);
        this.leftOut = List.copyOf(leftOut);
    }
}
