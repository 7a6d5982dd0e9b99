/**
 * Avro records in the Confluent wire format, and the client of the Confluent Schema Registry protocol that stands behind
 * them. It is ours because Confluent's own is not on Maven Central; where a company has Confluent's serdes on its class
 * path, {@code avro.serializer.class} and {@code avro.deserializer.class} put them in place of these.
 */
@NullMarked
package dev.appizer.registry;

import org.jspecify.annotations.NullMarked;
