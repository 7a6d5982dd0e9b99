// SPDX-License-Identifier: Apache-2.0
/** Erasing a person: {@code ./appizer erase}. */
@NullMarked
package dev.appizer.local.erase;

import org.jspecify.annotations.NullMarked;
