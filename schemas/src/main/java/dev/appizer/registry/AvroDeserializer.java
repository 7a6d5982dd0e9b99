// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record in the Confluent wire format into its generated class: the writer's schema comes from the registry, the
 * reader's from the class that the record's name says. It throws a {@link RegistryException} where the registry does not
 * answer or does not know the id, any other {@link SerializationException} where the bytes are not in the format.
 */
public final class AvroDeserializer implements Deserializer<SpecificRecord> {

    private static final int HEADER = 5;

    private @Nullable SchemaCache schemas;
    private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        schemas = new SchemaCache(RegistryConfig.of(configs));
    }

    /**
     * Asks the registry for the schema of an id, so that nobody has to ask when the first record comes.
     *
     * @throws RegistryException where it does not answer, or does not know the id
     */
    public void prepare(int id) {
        reader(id);
    }

    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        if (data.length < HEADER || data[0] != 0) {
            throw new SerializationException("Not in the Confluent wire format: it does not start with 0x00 and an id");
        }
        int id = ByteBuffer.wrap(data).getInt(1);
        SpecificDatumReader<SpecificRecord> reader = reader(id);
        try {
            BoundedDecoder decoder = new BoundedDecoder(data, HEADER);
            SpecificRecord value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException("Bytes are left over behind a record of schema " + id);
            }
            return value;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new SerializationException("Not a record of schema " + id, e);
        }
    }

    private SpecificDatumReader<SpecificRecord> reader(int id) {
        SpecificDatumReader<SpecificRecord> known = readers.get(id);
        if (known != null) {
            return known;
        }
        if (schemas == null) {
            throw new IllegalStateException("configure() comes before deserialize()");
        }
        Schema written = schemas.byId(id);
        Class<?> type = SpecificData.get().getClass(written);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new SerializationException("Schema " + id + " is of an unknown record: " + written.getFullName());
        }
        Schema expected = SpecificData.get().getSchema(type);
        SpecificDatumReader<SpecificRecord> reader =
                new SpecificDatumReader<>(written, expected, SpecificData.getForClass(type));
        readers.put(id, reader);
        return reader;
    }
}
