// SPDX-License-Identifier: Apache-2.0
/** Holds the README: its tour is walked, its table compared with the topologies. */
@NullMarked
package dev.appizer.local.readme;

import org.jspecify.annotations.NullMarked;
