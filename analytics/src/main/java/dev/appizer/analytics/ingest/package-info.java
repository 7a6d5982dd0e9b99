// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the topics into the store: {@code events.resolved} for the events, {@code identity.aliases} for whose they are,
 * {@code profiles} for traits and segments, {@code commands} for what is to be forgotten. How far each partition was read is in
 * the store, with what was read of it.
 */
@NullMarked
package dev.appizer.analytics.ingest;

import org.jspecify.annotations.NullMarked;
