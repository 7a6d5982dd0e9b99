// SPDX-License-Identifier: Apache-2.0
/**
 * A real schema registry for integration tests, with or without Docker, that speaks Confluent's API:
 * {@link dev.appizer.testing.registry.RegistryUnderTest}, one for all tests of a JVM, given by
 * {@link dev.appizer.testing.registry.RegistryExtension}.
 */
@NullMarked
package dev.appizer.testing.registry;

import org.jspecify.annotations.NullMarked;
