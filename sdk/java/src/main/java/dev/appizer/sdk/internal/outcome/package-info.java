// SPDX-License-Identifier: Apache-2.0
/** Tells the application what became of its messages, on threads of its own. */
@NullMarked
package dev.appizer.sdk.internal.outcome;

import org.jspecify.annotations.NullMarked;
