// SPDX-License-Identifier: Apache-2.0
/** A server that sends events. */
@NullMarked
package dev.appizer.examples.producer;

import org.jspecify.annotations.NullMarked;
