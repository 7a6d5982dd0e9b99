// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import dev.appizer.streams.run.StreamsRunner;

/** Runs the identity stage as a process. */
public final class IdentityMain {

    private IdentityMain() {}

    public static void main(String[] arguments) {
        StreamsRunner.run(IdentityApplication.application(), arguments);
    }
}
