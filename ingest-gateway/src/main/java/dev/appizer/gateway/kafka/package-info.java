/**
 * Events to Kafka. Nothing here ever waits on the thread that sends: metadata is fetched at the start and kept, and a
 * full buffer is an answer (503) and not a pause.
 */
@NullMarked
package dev.appizer.gateway.kafka;

import org.jspecify.annotations.NullMarked;
