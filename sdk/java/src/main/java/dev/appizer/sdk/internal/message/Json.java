// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jackson as the SDK uses it: times as texts in ISO-8601, big numbers as plain ones. */
public final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(times())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // Otherwise a character beyond the basic plane would be 12 bytes.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            // Otherwise an answer that is followed by rubbish would be read as one.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** Writes values as those of messages are. */
    public static byte[] write(Map<String, ? extends @Nullable Object> values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            new ValueWriter(json, new Findings()).object(Place.root("", false), values);
        }
        return bytes.toByteArray();
    }

    /** Reads all of a text; null where that is {@code null}. Members that the type does not have are passed over. */
    public static <T> @Nullable T read(String json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    private static SimpleModule times() {
        return new SimpleModule("appizer")
                .addSerializer(TemporalAccessor.class, new AsText<>())
                .addSerializer(TemporalAmount.class, new AsText<>())
                .addSerializer(Date.class, new AsText<>())
                .addSerializer(Calendar.class, new AsText<>())
                .addDeserializer(OffsetDateTime.class, new StdDelegatingDeserializer<>(new ToTime()));
    }

    private static final class AsText<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeString(TextOf.time(value));
        }
    }

    private static final class ToTime extends StdConverter<String, OffsetDateTime> {
        @Override
        public OffsetDateTime convert(String text) {
            return OffsetDateTime.parse(text);
        }
    }
}
