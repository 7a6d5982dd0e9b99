// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Answers as a stream of Apache Arrow: a schema, batches of rows, and the end. Written with the format's own records and
 * nothing else: Arrow's vectors lie in memory that a JVM gives out only to whoever opens {@code java.nio} with a flag.
 */
final class ArrowFormat {

    private static final int ROWS_PER_BATCH = 65_536;
    private static final int CONTINUATION = -1;
    private static final int ALIGNMENT = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ArrowFormat() {}

    static byte[] write(Document document) {
        Table table = document.table();
        ArrowFormat stream = new ArrowFormat();
        stream.writeSchema(table.columns());
        stream.writeRows(table);
        stream.writeInts(CONTINUATION, 0);
        return stream.bytes.toByteArray();
    }

    private void writeSchema(List<Column> columns) {
        FlatBufferBuilder metadata = new FlatBufferBuilder();
        int schema = ArrowSchema.of(metadata, columns);
        writeMessage(metadata, MessageHeader.Schema, schema, List.of());
    }

    private void writeRows(Table table) {
        List<ArrowColumn> columns =
                table.columns().stream().map(ArrowColumn::new).toList();
        int rows = 0;
        for (List<@Nullable Object> row : table.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(row.get(i));
            }
            if (++rows == ROWS_PER_BATCH) {
                writeBatch(columns, rows);
                rows = 0;
            }
        }
        if (rows > 0) {
            writeBatch(columns, rows);
        }
    }

    private void writeBatch(List<ArrowColumn> columns, int rows) {
        FlatBufferBuilder metadata = new FlatBufferBuilder();
        List<byte[]> buffers =
                columns.stream().flatMap(column -> column.buffers().stream()).toList();
        // The builder puts vectors together from their ends.
        RecordBatch.startNodesVector(metadata, columns.size());
        for (int i = columns.size() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(metadata, rows, columns.get(i).nulls());
        }
        int nodes = metadata.endVector();
        long end = buffers.stream().mapToLong(buffer -> padded(buffer.length)).sum();
        RecordBatch.startBuffersVector(metadata, buffers.size());
        for (int i = buffers.size() - 1; i >= 0; i--) {
            end -= padded(buffers.get(i).length);
            Buffer.createBuffer(metadata, end, buffers.get(i).length);
        }
        int places = metadata.endVector();
        int batch = RecordBatch.createRecordBatch(metadata, rows, nodes, places, 0, 0);
        writeMessage(metadata, MessageHeader.RecordBatch, batch, buffers);
        columns.forEach(ArrowColumn::clear);
    }

    private void writeMessage(FlatBufferBuilder metadata, byte type, int header, List<byte[]> body) {
        long length = body.stream().mapToLong(buffer -> padded(buffer.length)).sum();
        metadata.finish(Message.createMessage(metadata, MetadataVersion.V5, type, header, length, 0));
        byte[] head = metadata.sizedByteArray();
        writeInts(CONTINUATION, padded(head.length));
        writePadded(head);
        body.forEach(this::writePadded);
    }

    private void writeInts(int first, int second) {
        byte[] both = new byte[2 * Integer.BYTES];
        ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN).putInt(first).putInt(second);
        bytes.writeBytes(both);
    }

    private void writePadded(byte[] part) {
        bytes.writeBytes(part);
        bytes.writeBytes(new byte[padded(part.length) - part.length]);
    }

    private static int padded(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
