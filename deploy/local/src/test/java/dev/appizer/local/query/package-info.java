// SPDX-License-Identifier: Apache-2.0
/** Questions from a command line, and what a terminal shows of their answers. */
@NullMarked
package dev.appizer.local.query;

import org.jspecify.annotations.NullMarked;
