// SPDX-License-Identifier: Apache-2.0
/** Programs for node that tests run, where there is one. */
@NullMarked
package dev.appizer.testing.node;

import org.jspecify.annotations.NullMarked;
