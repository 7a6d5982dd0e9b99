// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

/** Is told how long segment changes took: from the moment at which the event that brought one about was received. */
@FunctionalInterface
public interface ChangeLatency {

    ChangeLatency UNTOLD = millis -> {};

    /** A change that a record brought about; those that time or a definition brings about are not told. */
    void took(long millis);
}
