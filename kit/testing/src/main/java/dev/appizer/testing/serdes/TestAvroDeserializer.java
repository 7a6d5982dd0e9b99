// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.serdes;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TestAvroSerializer} wrote; throws {@link SerializationException} on anything else. */
public final class TestAvroDeserializer implements Deserializer<SpecificRecord> {

    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(data, null);
            Class<? extends SpecificRecord> type =
                    Class.forName(decoder.readString(), false, loader()).asSubclass(SpecificRecord.class);
            SpecificData model = SpecificData.getForClass(type);
            SpecificRecord value = new SpecificDatumReader<SpecificRecord>(
                            model.getSchema(type), model.getSchema(type), model)
                    .read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException("Bytes are left over behind a " + type.getSimpleName());
            }
            return value;
        } catch (IOException
                | ClassNotFoundException
                | ClassCastException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw new SerializationException("Not what the test serializer writes", e);
        }
    }

    private static ClassLoader loader() {
        return TestAvroDeserializer.class.getClassLoader();
    }
}
