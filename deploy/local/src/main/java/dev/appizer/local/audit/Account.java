// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.audit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The books: how many messages were accepted, what became of them, and what is not as it must be. */
final class Account {

    private static final int MOST_FINDINGS = 20;
    private static final String METRIC = "appizer_audit_messages";

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> codes = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private long repeated;

    Account() {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0L);
        }
    }

    void count(Outcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    void countDeadLetter(String code) {
        count(Outcome.DEAD_LETTER);
        codes.merge(code, 1L, Long::sum);
    }

    /** @param place where it is, and which it is */
    void lose(String place) {
        count(Outcome.LOST);
        find("lost: " + place);
    }

    /** @param place where the record is that is there once too often, or whose message nobody accepted */
    void repeat(String place) {
        repeated++;
        find("repeated: " + place);
    }

    private void find(String finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    private long accepted() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isBalanced() {
        return outcomes.getOrDefault(Outcome.LOST, 0L) == 0 && repeated == 0;
    }

    /** For people. */
    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%,14d accepted, of which are%n", accepted());
        outcomes.forEach((outcome, count) -> out.printf(
                Locale.ROOT,
                "%,14d %s%s%n",
                count,
                outcome.text(),
                outcome == Outcome.DEAD_LETTER && !codes.isEmpty() ? " " + codes : ""));
        out.printf(Locale.ROOT, "%,14d repeated%n", repeated);
        findings.forEach(out::println);
        out.println(isBalanced() ? "The books balance." : "THE BOOKS DO NOT BALANCE.");
    }

    /** In the text format of Prometheus, as its textfile collector reads it. */
    void printMetrics(PrintStream out) {
        out.println("# HELP " + METRIC + " Accepted messages by what became of them; lost and repeated must be 0.");
        out.println("# TYPE " + METRIC + " gauge");
        outcomes.forEach((outcome, count) -> metric(out, outcome.label(), count));
        metric(out, "repeated", repeated);
    }

    private static void metric(PrintStream out, String label, long count) {
        out.println(METRIC + "{outcome=\"" + label + "\"} " + count);
    }
}
