// SPDX-License-Identifier: Apache-2.0
/** {@code ./appizer keys}: makes the keys that callers of a deployment give. */
@NullMarked
package dev.appizer.local.keys;

import org.jspecify.annotations.NullMarked;
