// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Records under way between tasks. Mostly the most favoured channel delivers while the others starve, and who is favoured
 * changes now and then; that makes long delays and overtaking as common as they are rare on a real broker.
 */
final class Network {

    private static final int FAVOUR_LASTS = 40;

    private final SplittableRandom random;
    private final Map<Channel, Deque<Packet>> channels = new LinkedHashMap<>();
    private final Map<Channel, Integer> favour = new LinkedHashMap<>();

    Network(SplittableRandom random) {
        this.random = random;
    }

    /** The next record of one channel. */
    record Delivery(Channel channel, Packet packet) {}

    void send(Channel channel, Packet packet) {
        channels.computeIfAbsent(channel, same -> new ArrayDeque<>()).add(packet);
        favour.computeIfAbsent(channel, same -> random.nextInt());
    }

    /** Empty where nothing is under way. */
    Optional<Delivery> next() {
        List<Channel> waiting = new ArrayList<>();
        channels.forEach((channel, packets) -> {
            if (!packets.isEmpty()) {
                waiting.add(channel);
            }
        });
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Channel channel = pick(waiting);
        return Optional.ofNullable(channels.get(channel)).map(packets -> new Delivery(channel, packets.remove()));
    }

    boolean isIdle() {
        return channels.values().stream().allMatch(Deque::isEmpty);
    }

    private Channel pick(List<Channel> waiting) {
        if (random.nextInt(FAVOUR_LASTS) == 0) {
            favour.replaceAll((channel, old) -> random.nextInt());
        }
        if (random.nextInt(4) == 0) {
            return waiting.get(random.nextInt(waiting.size()));
        }
        return waiting.stream()
                .max(Comparator.comparingInt(channel -> favour.getOrDefault(channel, 0)))
                .orElseThrow();
    }
}
