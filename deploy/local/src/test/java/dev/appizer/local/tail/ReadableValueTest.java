// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Values;
import dev.appizer.registry.RegistryClient;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.ValueList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableValueTest {

    private final ReadableValue values =
            new ReadableValue(new RegistryClient(RegistryConfig.of(Map.of(RegistryConfig.URL, "http://127.0.0.1:9"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1.50, \"b\": 123456789012345678901} | {\"a\":1.50,\"b\":123456789012345678901}",
                "plain words                                 | \"plain words\"",
                "{\"a\": 1                                   | \"{\\\"a\\\": 1\"",
            })
    void jsonIsShownAsItWasWrittenAndTextAsText(String bytes, String shown) {
        assertThat(values.of(bytes.getBytes(StandardCharsets.UTF_8))).hasToString(shown);
    }

    @Test
    void bytesThatAreNeitherAreShownAsBase64AndATombstoneAsNull() {
        assertThat(values.of(new byte[] {(byte) 0xff, 1})).hasToString("{\"base64\":\"/wE=\"}");
        assertThat(values.of(new byte[] {1})).hasToString("{\"base64\":\"AQ==\"}");
        assertThat(values.of(new byte[0])).hasToString("\"\"");
        assertThat(values.of(null)).hasToString("null");
    }

    @Test
    void aRecordIsShownWithItsTimesAndItsPropertiesAsTheyWereSent() throws IOException {
        EnrichedEvent event = EnrichedEvent.newBuilder()
                .setType(CallType.TRACK)
                .setMessageId("m1")
                .setEventTime(Instant.parse("2026-01-02T03:04:05.000006Z"))
                .setReceivedAt(Instant.EPOCH)
                .setProperties(Map.of(
                        "cart", Values.object(Map.of("items", new ValueList(Arrays.asList(1L, 2.5, "x", null))))))
                .build();

        String shown = new AvroJson(values::of)
                .of(event.getSchema(), asAnybodyReads(event))
                .toString();

        assertThat(shown)
                .contains("\"type\":\"TRACK\"")
                .contains("\"eventTime\":\"2026-01-02T03:04:05.000006Z\"")
                .contains("\"properties\":{\"cart\":{\"items\":[1,2.5,\"x\",null]}}")
                .contains("\"userId\":null");
    }

    private static Object asAnybodyReads(EnrichedEvent event) throws IOException {
        byte[] bytes = EnrichedEvent.getEncoder().encode(event).array();
        int marker = 10; // Avro's single-object header: two bytes and a fingerprint.
        return new GenericDatumReader<>(event.getSchema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes, marker, bytes.length - marker, null));
    }
}
