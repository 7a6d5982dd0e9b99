// SPDX-License-Identifier: Apache-2.0
/** Holds what the project's files say: the pages under {@code docs}, and what no file may say. */
@NullMarked
package dev.appizer.local.docs;

import org.jspecify.annotations.NullMarked;
