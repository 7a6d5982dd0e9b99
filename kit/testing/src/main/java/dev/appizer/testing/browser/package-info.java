// SPDX-License-Identifier: Apache-2.0
/** A real browser, where there is one, and pages for it. */
@NullMarked
package dev.appizer.testing.browser;

import org.jspecify.annotations.NullMarked;
