// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

/** A {@link LineInstance}, wherever it runs. */
interface Instance {

    /** What it is an instance of, for people. */
    String name();

    /** Starts it, or starts it again; returns when it is ready. */
    void start() throws InterruptedException;

    /** Whether it runs and has not failed. */
    boolean isUp();

    /** Ends it as {@code kill -9} does. */
    void kill();

    /** Ends it in order. */
    void stop() throws InterruptedException;
}
