// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics that there are, each with the sets of labels that it comes with. */
final class KnownMetrics {

    /** What the scrape adds. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("namespace", "job", "instance", "pod");

    private final Map<String, List<Set<String>>> metrics = new HashMap<>();

    private KnownMetrics() {
        metrics.put("up", List.of(Set.of()));
    }

    static KnownMetrics all() throws IOException {
        KnownMetrics known = new KnownMetrics();
        known.read("/metrics/known.txt");
        return known;
    }

    private void read(String resource) throws IOException {
        try (InputStream file = KnownMetrics.class.getResourceAsStream(resource)) {
            if (file != null) {
                new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(this::add);
            }
        }
    }

    private void add(String line) {
        String[] parts = line.split(" ", 2);
        Set<String> labels = parts.length == 1 ? Set.of() : Set.of(parts[1].split(","));
        metrics.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(labels);
    }

    /** What an expression asks for and is not there; nothing where all is well. */
    List<String> missing(String expression) {
        Promql.Asked asked = Promql.ask(expression);
        List<String> missing = new ArrayList<>();
        Set<String> labels = new HashSet<>(OF_THE_SCRAPE);
        labels.addAll(asked.made());
        for (Promql.Selector selector : asked.selectors()) {
            List<Set<String>> variants = metrics.getOrDefault(selector.metric(), List.of());
            if (variants.isEmpty()) {
                missing.add("no metric " + selector.metric());
            } else if (variants.stream().noneMatch(variant -> has(variant, selector.labels()))) {
                missing.add(selector.metric() + " has not all of " + selector.labels());
            }
            variants.forEach(labels::addAll);
        }
        asked.lists().stream()
                .filter(label -> !labels.contains(label))
                .forEach(label -> missing.add("nothing has the label " + label));
        return missing;
    }

    private static boolean has(Set<String> variant, Set<String> labels) {
        return labels.stream().allMatch(label -> variant.contains(label) || OF_THE_SCRAPE.contains(label));
    }
}
