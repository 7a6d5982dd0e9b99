// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import dev.appizer.streams.run.StreamsRunner;

/** Runs the action stage as a process. */
public final class ActionMain {

    private ActionMain() {}

    public static void main(String[] arguments) {
        StreamsRunner.run(ActionApplication.application(), arguments);
    }
}
