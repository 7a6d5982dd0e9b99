// SPDX-License-Identifier: Apache-2.0
/**
 * A schema registry for development, on the HTTP API of the Confluent Schema Registry: Avro only, one instance, no
 * references between schemas, no deletion.
 *
 * <pre>
 * request → RegistryRoutes → RegistryStore ─decides→ Registrations (immutable: subjects, versions, ids, levels)
 *                                 └─ writes, acknowledged by all, before it answers → SchemaLog (topic _schemas)
 * </pre>
 *
 * <p>Topic in and out: {@code _schemas}, compacted, one partition, read to its end at the start. Its records are laid out
 * as Confluent's registry lays them out.
 */
@NullMarked
package dev.appizer.local.registry;

import org.jspecify.annotations.NullMarked;
