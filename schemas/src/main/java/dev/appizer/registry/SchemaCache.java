// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the registry: an id per subject and schema, a schema per id. Neither ever changes, so nothing
 * expires, and the registry may be away once they are known. No request is made inside a map's compute function: two
 * threads may ask the same question once, none waits for another's answer.
 */
final class SchemaCache {

    private final RegistryClient client;
    private final boolean autoRegister;
    private final Map<String, Integer> idBySubject = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemaById = new ConcurrentHashMap<>();

    SchemaCache(RegistryConfig config) {
        this.client = new RegistryClient(config);
        this.autoRegister = config.autoRegister();
    }

    int idOf(String subject, Schema schema) {
        @Nullable Integer known = idBySubject.get(subject);
        if (known != null) {
            return known;
        }
        int id = autoRegister ? client.register(subject, schema) : client.lookUp(subject, schema);
        idBySubject.put(subject, id);
        return id;
    }

    Schema byId(int id) {
        @Nullable Schema known = schemaById.get(id);
        if (known != null) {
            return known;
        }
        Schema schema = client.byId(id);
        schemaById.put(id, schema);
        return schema;
    }
}
