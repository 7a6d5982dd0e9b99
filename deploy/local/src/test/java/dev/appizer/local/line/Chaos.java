// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.testing.kafka.KafkaCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code kill -9} of one process after the other: brokers, and instances of every service. Each is started again, and
 * the next is killed once it is ready. The order is random, but each kind has its turn before one has its next.
 */
final class Chaos {

    private static final Logger LOG = LoggerFactory.getLogger(Chaos.class);
    private static final int BROKERS = 3;
    private static final int LONGEST_PAUSE_MILLIS = 3_000;

    private final RunningLine line;
    private final Random random;
    private final Map<String, List<Victim>> kinds = new TreeMap<>();
    private final List<Victim> round = new ArrayList<>();
    private final Map<String, List<Duration>> outages = new TreeMap<>();

    Chaos(RunningLine line, KafkaCluster cluster, long seed) {
        this.line = line;
        this.random = new Random(seed);
        for (int id = 1; id <= BROKERS; id++) {
            int broker = id;
            add("broker", () -> cluster.kill(broker), () -> cluster.restart(broker));
        }
        line.instances().forEach(instance -> add(instance.name(), instance::kill, instance::start));
    }

    private record Victim(String kind, int number, AtOnce.Act kill, AtOnce.Act start) {
        @Override
        public String toString() {
            return kind + " " + number;
        }
    }

    private void add(String kind, AtOnce.Act kill, AtOnce.Act start) {
        List<Victim> same = kinds.computeIfAbsent(kind, name -> new ArrayList<>());
        same.add(new Victim(kind, same.size() + 1, kill, start));
    }

    /**
     * @param acknowledged calls so far
     * @throws AssertionError where no calls are taken any more, or a process ends by itself
     */
    void run(int kills, IntSupplier acknowledged) throws IOException, InterruptedException {
        for (int number = 1; number <= kills; number++) {
            Victim victim = next();
            int before = acknowledged.getAsInt();
            Duration outage = kill(victim);
            outages.computeIfAbsent(victim.kind, name -> new ArrayList<>()).add(outage);
            LOG.info(
                    "kill {} of {}: {}, ready again after {} s, {} calls meanwhile",
                    number,
                    kills,
                    victim,
                    seconds(outage),
                    acknowledged.getAsInt() - before);
            requireTheOthers();
            pause();
            if (acknowledged.getAsInt() == before) {
                throw new AssertionError("No call was taken since " + victim + " was killed");
            }
        }
    }

    /** At the same time, and starts them again. */
    void killAllInstances() throws InterruptedException {
        long at = System.nanoTime();
        line.instances().forEach(Instance::kill);
        line.startAll();
        outages.put("all instances", List.of(Duration.ofNanos(System.nanoTime() - at)));
    }

    private Victim next() {
        if (round.isEmpty()) {
            kinds.values().forEach(same -> round.add(same.get(random.nextInt(same.size()))));
            Collections.shuffle(round, random);
        }
        return round.remove(0);
    }

    private Duration kill(Victim victim) throws IOException, InterruptedException {
        long at = System.nanoTime();
        victim.kill.run();
        pause();
        victim.start.run();
        return Duration.ofNanos(System.nanoTime() - at);
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }

    /** An instance that can't bear the death of another would hide behind being started again. */
    private void requireTheOthers() {
        List<String> ended = line.instances().stream()
                .filter(instance -> !instance.isUp())
                .map(Instance::name)
                .toList();
        if (!ended.isEmpty()) {
            throw new AssertionError("Ended without being killed: " + ended);
        }
    }

    /** How long each kind was away: from the kill until it was ready again, a pause of up to 3 s included. */
    String table() {
        String rows = outages.entrySet().stream()
                .map(kind -> row(kind.getKey(), kind.getValue()))
                .collect(Collectors.joining());
        return String.format("%-20s %6s %18s %18s%n", "killed", "times", "ready, median", "longest") + rows;
    }

    private static String row(String kind, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return String.format(
                "%-20s %6d %16s s %16s s%n",
                kind, sorted.size(), seconds(sorted.get(sorted.size() / 2)), seconds(sorted.get(sorted.size() - 1)));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0);
    }
}
