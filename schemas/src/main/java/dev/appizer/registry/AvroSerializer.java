// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record in the Confluent wire format: {@code 0x00}, the schema's id in four bytes, Avro binary. The subject is
 * {@code <topic>-value}. One serializer serves one record type, and any number of threads.
 */
public final class AvroSerializer implements Serializer<SpecificRecord> {

    private static final int HEADER = 5;
    private static final int TYPICAL_SIZE = 512;

    private @Nullable SchemaCache schemas;
    private volatile @Nullable SpecificDatumWriter<SpecificRecord> writer;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        schemas = new SchemaCache(RegistryConfig.of(configs));
    }

    /**
     * Asks the registry for the id of a schema, so that nobody has to ask when the first record comes.
     *
     * @throws RegistryException where it does not answer, or refuses
     */
    public int prepare(String topic, Schema schema) {
        return schemas().idOf(topic + "-value", schema);
    }

    private SchemaCache schemas() {
        if (schemas == null) {
            throw new IllegalStateException("configure() comes before serialize()");
        }
        return schemas;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
        if (value == null) {
            return null;
        }
        int id = prepare(topic, value.getSchema());
        Bytes out = new Bytes();
        out.header(id);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writerFor(value).write(value, encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SerializationException("A " + value.getSchema().getName() + " does not fit its schema", e);
        }
        return out.toByteArray();
    }

    private SpecificDatumWriter<SpecificRecord> writerFor(SpecificRecord value) {
        SpecificDatumWriter<SpecificRecord> known = writer;
        if (known == null) {
            known = new SpecificDatumWriter<>(value.getSchema(), SpecificData.getForClass(value.getClass()));
            writer = known;
        }
        return known;
    }

    private static final class Bytes extends ByteArrayOutputStream {

        Bytes() {
            super(TYPICAL_SIZE);
        }

        void header(int id) {
            buf[1] = (byte) (id >>> 24);
            buf[2] = (byte) (id >>> 16);
            buf[3] = (byte) (id >>> 8);
            buf[4] = (byte) id;
            count = HEADER;
        }
    }
}
