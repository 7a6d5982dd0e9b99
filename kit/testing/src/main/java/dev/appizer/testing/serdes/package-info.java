// SPDX-License-Identifier: Apache-2.0
/**
 * The map of topics with serdes that need no registry, for tests of a topology without a broker. The bytes are not the
 * Confluent wire format: tests of that have a real registry.
 */
@NullMarked
package dev.appizer.testing.serdes;

import org.jspecify.annotations.NullMarked;
