// SPDX-License-Identifier: Apache-2.0
/** Holds dashboards, alerts and their page to what there is to be asked, and alerts to when they fire. */
@NullMarked
package dev.appizer.checks.monitoring;

import org.jspecify.annotations.NullMarked;
