// SPDX-License-Identifier: Apache-2.0
/** How the commands are called: their options, and the one line that a wrong use gets. */
@NullMarked
package dev.appizer.local.cli;

import org.jspecify.annotations.NullMarked;
