// SPDX-License-Identifier: Apache-2.0
/**
 * Holds what deploys Appizer against what Appizer is: {@code chart} renders it, {@code monitoring} looks at dashboards and
 * alerts, {@code deployment} runs the packaged services.
 */
@NullMarked
package dev.appizer.checks;

import org.jspecify.annotations.NullMarked;
