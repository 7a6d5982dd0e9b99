// SPDX-License-Identifier: Apache-2.0
/** The local mode, run as its users run it. */
@NullMarked
package dev.appizer.testing.local;

import org.jspecify.annotations.NullMarked;
