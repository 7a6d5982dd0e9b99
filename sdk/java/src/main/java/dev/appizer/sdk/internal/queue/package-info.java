// SPDX-License-Identifier: Apache-2.0
/** All messages without an outcome: what waits and how much may, which batch is attempted when, flushes and the end. */
@NullMarked
package dev.appizer.sdk.internal.queue;

import org.jspecify.annotations.NullMarked;
