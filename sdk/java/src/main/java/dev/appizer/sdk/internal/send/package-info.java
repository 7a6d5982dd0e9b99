// SPDX-License-Identifier: Apache-2.0
/** Makes the attempts: a batch goes out, and its answer is read for each of its messages. */
@NullMarked
package dev.appizer.sdk.internal.send;

import org.jspecify.annotations.NullMarked;
