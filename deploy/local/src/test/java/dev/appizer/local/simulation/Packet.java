// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import org.jspecify.annotations.Nullable;

/** A record under way; a null value is a tombstone. */
record Packet(String key, @Nullable Object value) {}
