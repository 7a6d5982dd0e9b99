// SPDX-License-Identifier: Apache-2.0
/** Runs the packaged services with the samples of configuration, against a Kafka and a registry that are secured. */
@NullMarked
package dev.appizer.checks.deployment;

import org.jspecify.annotations.NullMarked;
