// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.topics.AvroSerdes;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

    private static final Definition DEFINITION =
            new Definition(DefinitionKind.SEGMENT, "paying", 3L, Instant.parse("2026-01-01T00:00:00.000001Z"), "{}");

    private final StubRegistry registry = StubRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aRecordIsWrittenInTheWireFormatAndReadsBack() {
        registry.answers(200, "{\"id\":258}").answers(200, schemaAnswer());
        Serde<SpecificRecord> serde = serde();
        byte[] bytes = serde.serializer().serialize("t", DEFINITION);
        assertThat(bytes).startsWith(0, 0, 0, 1, 2);
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(DEFINITION);
    }

    @Test
    void theRegistryIsAskedOnce() {
        registry.answers(200, "{\"id\":1}").answers(200, schemaAnswer());
        Serde<SpecificRecord> serde = serde();
        for (int i = 0; i < 3; i++) {
            serde.deserializer().deserialize("t", serde.serializer().serialize("t", DEFINITION));
        }
        assertThat(registry.requests).hasSize(2);
    }

    @Test
    void aTombstoneStaysATombstone() {
        assertThat(serde().serializer().serialize("t", null)).isNull();
        assertThat(serde().deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void bytesOfAnotherFormatAreRefused() {
        assertThatThrownBy(() -> serde().deserializer().deserialize("t", new byte[] {1, 0, 0, 0, 1, 2}))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> serde().deserializer().deserialize("t", new byte[] {0, 0}))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void truncatedAndOverlongRecordsAreRefused() {
        registry.answers(200, "{\"id\":1}").answers(200, schemaAnswer());
        Serde<SpecificRecord> serde = serde();
        byte[] bytes = serde.serializer().serialize("t", DEFINITION);
        for (int length : new int[] {5, bytes.length - 1, bytes.length + 1}) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", java.util.Arrays.copyOf(bytes, length)))
                    .as("length %s", length)
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void withoutLeaveToRegisterASchemaIsOnlyLookedUp() {
        registry.answers(200, "{\"id\":1}");
        serde(Map.of("schema.registry.url", registry.url(), "auto.register.schemas", "false"))
                .serializer()
                .serialize("t", DEFINITION);
        assertThat(registry.requests).singleElement().asString().startsWith("POST /subjects/t-value {");
    }

    private Serde<SpecificRecord> serde() {
        return serde(Map.of("schema.registry.url", registry.url()));
    }

    private static Serde<SpecificRecord> serde(Map<String, String> settings) {
        return new AvroSerdes(settings).of(SpecificRecord.class);
    }

    private static String schemaAnswer() {
        String schema = PlainSchema.of(Definition.getClassSchema()).toString();
        return JsonNodeFactory.instance.objectNode().put("schema", schema).toString();
    }
}
