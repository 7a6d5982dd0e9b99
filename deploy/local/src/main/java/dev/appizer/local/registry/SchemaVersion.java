// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import org.apache.avro.Schema;

/**
 * A schema as a version of a subject.
 *
 * @param version from 1
 * @param id the same for the same schema in every subject
 * @param schema its text as Avro writes it
 */
record SchemaVersion(String subject, int version, int id, String schema) {

    Schema parsed() {
        return new Schema.Parser().parse(schema);
    }
}
