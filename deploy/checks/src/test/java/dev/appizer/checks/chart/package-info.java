// SPDX-License-Identifier: Apache-2.0
/** Renders the chart, and holds what comes out against the code, Kubernetes and its own promises. */
@NullMarked
package dev.appizer.checks.chart;

import org.jspecify.annotations.NullMarked;
