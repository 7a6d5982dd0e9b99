// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small file in MaxMind's format 2.0 with 24-bit records: a tree over the bits of addresses, data, metadata. */
final class MaxMindFile {

    private static final int EMPTY = -1;
    private static final int SEPARATOR = 16;

    private final int bits;
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** @param ipVersion 4 or 6 */
    MaxMindFile(int ipVersion) {
        this.bits = ipVersion == 4 ? 32 : 128;
    }

    /** In a file of version 6, addresses of version 4 lie under ::/96. */
    MaxMindFile put(String network, Map<String, ?> value) throws IOException {
        String[] parts = network.split("/", 2);
        byte[] address = InetAddress.getByName(parts[0]).getAddress();
        ByteBuffer path = ByteBuffer.allocate(bits / 8);
        path.position(path.capacity() - address.length);
        path.put(address);
        int length = Integer.parseInt(parts[1]) + bits - 8 * address.length;
        int leaf = -2 - data.size();
        write(data, value);
        int node = 0;
        for (int i = 0; i < length - 1; i++) {
            node = child(node, bit(path, i));
        }
        nodes.get(node)[bit(path, length - 1)] = leaf;
        return this;
    }

    void writeTo(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            record(out, node[0]);
            record(out, node[1]);
        }
        out.write(new byte[SEPARATOR]);
        data.writeTo(out);
        out.write(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
        out.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        write(out, metadata());
        Files.write(file, out.toByteArray());
    }

    private Map<String, ?> metadata() {
        return Map.of(
                "node_count",
                nodes.size(),
                "record_size",
                24,
                "ip_version",
                bits == 32 ? 4 : 6,
                "database_type",
                "Test",
                "languages",
                List.of("en"),
                "binary_format_major_version",
                2,
                "binary_format_minor_version",
                0,
                "build_epoch",
                1,
                "description",
                Map.of("en", "Test"));
    }

    private int child(int node, int bit) {
        if (nodes.get(node)[bit] == EMPTY) {
            nodes.get(node)[bit] = nodes.size();
            nodes.add(new int[] {EMPTY, EMPTY});
        }
        return nodes.get(node)[bit];
    }

    private static int bit(ByteBuffer path, int index) {
        return (path.get(index / 8) >> (7 - index % 8)) & 1;
    }

    private void record(ByteArrayOutputStream out, int target) {
        int value = target == EMPTY ? nodes.size() : target < 0 ? nodes.size() + SEPARATOR - 2 - target : target;
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
    }

    private static void write(ByteArrayOutputStream out, Object value) throws IOException {
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write((2 << 5) | bytes.length);
            out.write(bytes);
        } else if (value instanceof Double number) {
            out.write((3 << 5) | 8);
            out.write(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof Integer number) {
            out.write((6 << 5) | 4);
            out.write(ByteBuffer.allocate(4).putInt(number).array());
        } else if (value instanceof List<?> list) {
            out.write(list.size());
            out.write(11 - 7);
            for (Object item : list) {
                write(out, item);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.write((7 << 5) | map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(out, entry.getKey());
                write(out, entry.getValue());
            }
        }
    }
}
