// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.time.Duration;
import java.util.Optional;

/** What became of an attempt. */
public sealed interface Outcome {

    /** The destination has it. */
    record Delivered() implements Outcome {}

    /**
     * Another attempt may do better; whether the destination has it is not known.
     *
     * @param why in a sentence, without secrets
     * @param after how long the destination wants to be left alone; empty where it did not say
     */
    record Failed(String why, Optional<Duration> after) implements Outcome {}

    /**
     * There was no attempt: too much waits here for the destination, or the channel is closed.
     *
     * @param why in a sentence, without secrets
     * @param after how long it is better to wait
     */
    record Postponed(String why, Duration after) implements Outcome {}

    /**
     * No attempt will do better until somebody changes something.
     *
     * @param why in a sentence, without secrets
     */
    record Refused(String why) implements Outcome {}
}
