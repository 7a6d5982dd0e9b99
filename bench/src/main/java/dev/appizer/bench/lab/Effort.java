// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import java.time.Duration;

/**
 * How much a row may take.
 *
 * @param watching how long it is watched at most, its warm-up included
 * @param events how many events a topic is filled with before something reads it
 */
public record Effort(Duration watching, int events) {}
