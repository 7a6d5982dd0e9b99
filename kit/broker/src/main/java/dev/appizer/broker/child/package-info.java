// SPDX-License-Identifier: Apache-2.0
/**
 * Child JVMs that can't outlive their parent: the child watches the pipe that is its standard
 * input, which the operating system closes however the parent ends, {@code kill -9} included.
 */
@NullMarked
package dev.appizer.broker.child;

import org.jspecify.annotations.NullMarked;
