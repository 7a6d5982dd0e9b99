// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.deadletters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Which letters were driven again. Kafka keeps it as the offsets of a group without members, so whatever watches the lag of
 * groups sees what is left to do: all letters before the offset were driven, and those of the ranges in its metadata.
 */
final class Driven {

    /** A broker takes 4096 bytes (offset.metadata.max.bytes). Ranges that don't fit are forgotten, which does no harm. */
    private static final int MOST_METADATA = 4_000;

    /** Of each partition its ranges: the first offset to the one behind the last. */
    private final Map<TopicPartition, NavigableMap<Long, Long>> ranges = new HashMap<>();

    /** @param committed by partition; one without any is missing or null */
    static Driven of(Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
        Driven driven = new Driven();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                driven.read(partition, offset);
            }
        });
        return driven;
    }

    private void read(TopicPartition partition, OffsetAndMetadata committed) {
        NavigableMap<Long, Long> own = ofPartition(partition);
        own.put(0L, committed.offset());
        for (String range : committed.metadata().split(",", -1)) {
            String[] ends = range.split("-", 2);
            if (ends.length == 2) {
                own.put(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
            }
        }
    }

    boolean has(TopicPartition partition, long offset) {
        Map.@Nullable Entry<Long, Long> range = ofPartition(partition).floorEntry(offset);
        return range != null && offset < range.getValue();
    }

    /**
     * Notes a letter, in the order of the partition.
     *
     * @param before offset of the letter before it; null where it is the first that is kept
     */
    void add(TopicPartition partition, @Nullable Long before, long offset) {
        NavigableMap<Long, Long> own = ofPartition(partition);
        Map.@Nullable Entry<Long, Long> last = before == null ? null : own.floorEntry(before);
        long start = offset;
        if (before == null) {
            start = 0;
        } else if (last != null && before < last.getValue()) {
            start = last.getKey();
        }
        Map.@Nullable Entry<Long, Long> here = own.floorEntry(offset);
        long end = here == null ? offset + 1 : Math.max(offset + 1, here.getValue());
        own.subMap(start, true, offset, true).clear();
        own.put(start, end);
    }

    /** What is to be committed. */
    Map<TopicPartition, OffsetAndMetadata> offsets() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ranges.forEach((partition, own) -> {
            if (!own.isEmpty()) {
                offsets.put(partition, offset(own));
            }
        });
        return offsets;
    }

    private static OffsetAndMetadata offset(NavigableMap<Long, Long> own) {
        List<String> beyond = new ArrayList<>();
        int length = 0;
        for (Map.Entry<Long, Long> range : own.tailMap(0L, false).entrySet()) {
            String text = range.getKey() + "-" + range.getValue();
            length += text.length() + 1;
            if (length <= MOST_METADATA) {
                beyond.add(text);
            }
        }
        return new OffsetAndMetadata(own.getOrDefault(0L, 0L), String.join(",", beyond));
    }

    private NavigableMap<Long, Long> ofPartition(TopicPartition partition) {
        return ranges.computeIfAbsent(partition, same -> new TreeMap<>());
    }
}
