/**
 * What every process has: settings, a lifecycle, HTTP, keys, health and metrics; no Kafka Streams.
 *
 * <p>A {@link dev.appizer.service.ServiceDefinition} says what a service is; a
 * {@link dev.appizer.service.ServiceRunner} is all that a {@code main} calls; a
 * {@link dev.appizer.service.ServiceGroup} runs one or several services behind one HTTP server.
 */
@NullMarked
package dev.appizer.service;

import org.jspecify.annotations.NullMarked;
