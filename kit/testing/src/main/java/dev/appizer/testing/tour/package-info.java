// SPDX-License-Identifier: Apache-2.0
/** The README's tour, to be walked wherever Appizer runs. */
@NullMarked
package dev.appizer.testing.tour;

import org.jspecify.annotations.NullMarked;
