// SPDX-License-Identifier: Apache-2.0
/** From a call to a message: its bytes, which never change again, and what of it serves nobody. */
@NullMarked
package dev.appizer.sdk.internal.message;

import org.jspecify.annotations.NullMarked;
