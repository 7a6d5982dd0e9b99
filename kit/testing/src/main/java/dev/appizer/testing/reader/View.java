// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A person as the definitions see it at an instant.
 *
 * @param computedTraits those that have a value
 * @param properties traits, shadowed by computed traits, both shadowed by the built-ins
 */
record View(
        Person person,
        Instant now,
        Definitions definitions,
        Map<String, Object> computedTraits,
        Map<String, @Nullable Object> properties) {

    static View of(Person person, Instant now, Definitions definitions) {
        Map<String, Object> computed = new TreeMap<>();
        definitions.computedTraits().forEach((name, aggregation) -> {
            Object value = aggregation.at(now, person.events());
            if (value != null) {
                computed.put(name, value);
            }
        });
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(person.traits());
        properties.putAll(computed);
        properties.put("firstSeen", person.firstSeen().toString());
        properties.put("lastSeen", person.lastSeen().toString());
        properties.put("anonymous", person.anonymous());
        return new View(person, now, definitions, computed, properties);
    }
}
