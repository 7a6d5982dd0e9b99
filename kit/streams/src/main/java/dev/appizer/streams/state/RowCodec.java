// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Rows of state stores and records of internal topics: one byte for the schema's version, then Avro binary. Nobody else
 * reads them, so they need no registry; a schema that changes gets the next version, and the earlier ones stay readable.
 */
public final class RowCodec<T extends SpecificRecord> {

    private static final int TYPICAL_SIZE = 128;

    /** One after the other: to set up another takes a fifth of the time of reading a row. */
    private static final ThreadLocal<BinaryDecoder> DECODER =
            ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

    private final byte version;
    private final SpecificDatumWriter<T> writer;
    private final List<SpecificDatumReader<T>> readers = new ArrayList<>();

    /** @param earlier the schemas of versions 1, 2, ... before the class's own */
    public RowCodec(Class<T> type, Schema... earlier) {
        Schema current = SpecificData.get().getSchema(type);
        SpecificData model = SpecificData.getForClass(type);
        model.setCustomCoders(true); // generated code in place of a walk along the schema, where Avro generates it
        for (Schema written : earlier) {
            readers.add(new SpecificDatumReader<>(written, current, model));
        }
        readers.add(new SpecificDatumReader<>(current, current, model));
        version = (byte) readers.size();
        writer = new SpecificDatumWriter<>(current, model);
    }

    public byte[] encode(T row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_SIZE);
        out.write(version);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writer.write(row, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("A byte array does not fail", e);
        }
        return out.toByteArray();
    }

    /** Null for null: an absent row. */
    public @Nullable T decode(byte @Nullable [] bytes) {
        return bytes == null ? null : read(bytes);
    }

    /**
     * Reads a row.
     *
     * @throws IllegalStateException where the version is one that this build does not know
     */
    public T read(byte[] bytes) {
        int written = bytes.length == 0 ? 0 : bytes[0];
        if (written < 1 || written > readers.size()) {
            throw new IllegalStateException("A row of version " + written + " is not one that this build knows");
        }
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, DECODER.get());
        try {
            return readers.get(written - 1).read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException("A row is shorter than its schema says", e);
        }
    }

    /** For internal topics. */
    public Serde<T> serde() {
        return Serdes.serdeFrom(
                (topic, row) -> row == null ? null : encode(row), (Deserializer<T>) (topic, bytes) -> decode(bytes));
    }
}
