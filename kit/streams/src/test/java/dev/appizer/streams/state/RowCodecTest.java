// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.appizer.schemas.Campaign;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCodecTest {

    private static final Campaign ROW = new Campaign("mail", null, "spring", null, null);

    /** A campaign as it might have been: with fewer fields, in another order. */
    private static final Schema EARLIER = new Schema.Parser().parse("""
            {"type":"record","name":"Campaign","namespace":"dev.appizer.schemas","fields":[
             {"name":"name","type":["null","string"],"default":null},
             {"name":"source","type":["null","string"],"default":null}]}""");

    private final RowCodec<Campaign> first = new RowCodec<>(Campaign.class);
    private final RowCodec<Campaign> second = new RowCodec<>(Campaign.class, EARLIER);

    @Test
    void aRowIsReadBackAsItWasWritten() {
        assertThat(first.read(first.encode(ROW))).isEqualTo(ROW);
        assertThat(first.encode(ROW)[0]).isEqualTo((byte) 1);
    }

    @Test
    void anAbsentRowIsNull() {
        assertThat(first.decode(null)).isNull();
    }

    @Test
    void aRowOfAnEarlierSchemaIsReadableAndIsWrittenAnew() throws IOException {
        Campaign row = second.read(earlierRow());

        assertThat(row).isEqualTo(ROW);
        assertThat(second.encode(row)[0]).isEqualTo((byte) 2);
        assertThat(second.read(second.encode(row))).isEqualTo(ROW);
    }

    @Test
    void aRowOfALaterBuildIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> first.read(second.encode(ROW)));
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, -1, 3})
    void aVersionThatNobodyWroteIsRefused(byte version) {
        byte[] row = second.encode(ROW);
        row[0] = version;

        assertThatIllegalStateException().isThrownBy(() -> second.read(row));
    }

    @Test
    void noBytesAreNoRow() {
        assertThatIllegalStateException().isThrownBy(() -> first.read(new byte[0]));
    }

    @Test
    void theSerdeKeepsTombstones() {
        Serde<Campaign> serde = first.serde();

        assertThat(serde.serializer().serialize("topic", null)).isNull();
        assertThat(serde.deserializer().deserialize("topic", null)).isNull();
        assertThat(serde.deserializer().deserialize("topic", serde.serializer().serialize("topic", ROW)))
                .isEqualTo(ROW);
    }

    private static byte[] earlierRow() throws IOException {
        GenericRecord row = new GenericData.Record(EARLIER);
        row.put("name", "spring");
        row.put("source", "mail");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(EARLIER).write(row, encoder);
        return out.toByteArray();
    }
}
