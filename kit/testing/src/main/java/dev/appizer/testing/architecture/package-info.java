// SPDX-License-Identifier: Apache-2.0
/** What tests of several modules say of their code's dependencies. */
@NullMarked
package dev.appizer.testing.architecture;

import org.jspecify.annotations.NullMarked;
