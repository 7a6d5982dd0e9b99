// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.topics.Topics;

/**
 * A set of the system's topics.
 *
 * @param prefix of their names
 * @param topics themselves
 */
public record Workspace(String prefix, Topics topics) {

    /** Under which a stage commits. */
    public String group(String stage) {
        return StreamsApplication.id(prefix, stage);
    }
}
