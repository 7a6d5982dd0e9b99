// SPDX-License-Identifier: Apache-2.0
/** A message's way through the processes, by W3C's Trace Context: whoever asked for it finds each hop in the logs. */
@NullMarked
package dev.appizer.service.trace;

import org.jspecify.annotations.NullMarked;
