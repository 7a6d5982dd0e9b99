// SPDX-License-Identifier: Apache-2.0
/** A running instance as the tools see it: what it says of itself at its origin, and how it is found. */
@NullMarked
package dev.appizer.local.instance;

import org.jspecify.annotations.NullMarked;
