// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.serdes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes a record as the full name of its class in Avro's string encoding, and its Avro binary behind it. */
public final class TestAvroSerializer implements Serializer<SpecificRecord> {

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
        if (value == null) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        SpecificData model = SpecificData.getForClass(value.getClass());
        try {
            encoder.writeString(value.getSchema().getFullName());
            new SpecificDatumWriter<>(value.getSchema(), model).write(value, encoder);
        } catch (IOException | ClassCastException | NullPointerException e) {
            throw new SerializationException("A " + value.getSchema().getName() + " does not fit its schema", e);
        }
        return out.toByteArray();
    }
}
