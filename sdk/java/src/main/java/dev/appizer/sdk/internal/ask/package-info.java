// SPDX-License-Identifier: Apache-2.0
/** Asks the questions of {@link dev.appizer.sdk.analytics}. */
@NullMarked
package dev.appizer.sdk.internal.ask;

import org.jspecify.annotations.NullMarked;
