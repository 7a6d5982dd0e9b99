// SPDX-License-Identifier: Apache-2.0
/** Holds what deploys Appizer against what Appizer is: the chart, what it renders, and what it refuses. */
@NullMarked
package dev.appizer.checks;

import org.jspecify.annotations.NullMarked;
