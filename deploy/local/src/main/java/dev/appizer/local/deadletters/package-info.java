// SPDX-License-Identifier: Apache-2.0
/** What could not be taken, as a list of work: {@code ./appizer dead-letters}. */
@NullMarked
package dev.appizer.local.deadletters;

import org.jspecify.annotations.NullMarked;
