// SPDX-License-Identifier: Apache-2.0
/** How notifications leave, one channel a class behind one interface. */
@NullMarked
package dev.appizer.action.channel;

import org.jspecify.annotations.NullMarked;
