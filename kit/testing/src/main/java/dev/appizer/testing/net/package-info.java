// SPDX-License-Identifier: Apache-2.0
/** Servers below HTTP, for tests of what a connection can do to a client. */
@NullMarked
package dev.appizer.testing.net;

import org.jspecify.annotations.NullMarked;
