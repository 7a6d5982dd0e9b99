// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import java.time.Duration;

/**
 * How much a row may take.
 *
 * @param watching how much CPU time of its process is watched at most, the warm-up included
 * @param events how many events a topic is filled with before something reads it
 */
public record Effort(Duration watching, int events) {}
