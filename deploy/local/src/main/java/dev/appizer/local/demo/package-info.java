// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./appizer demo}: the walk of the mental model on a running instance, with ids of its own, and every result
 * checked: over HTTP, and as a consumer downstream sees it on {@code segments.changes}.
 */
@NullMarked
package dev.appizer.local.demo;

import org.jspecify.annotations.NullMarked;
