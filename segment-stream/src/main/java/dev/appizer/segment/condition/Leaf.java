// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

/** A condition without parts. */
public sealed interface Leaf extends Condition permits Filter, Sequence, Reference {}
