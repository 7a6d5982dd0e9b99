// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which segments refer to which. */
public final class References {

    /** So many segments may refer to one another in a row. */
    public static final int MOST_LEVELS = 20;

    private References() {}

    /** The segments that a condition names. */
    public static SortedSet<String> in(Condition condition) {
        SortedSet<String> named = new TreeSet<>();
        Deque<Condition> left = new ArrayDeque<>(List.of(condition));
        while (!left.isEmpty()) {
            Condition next = left.pop();
            if (next instanceof Reference reference) {
                named.add(reference.segment());
            }
            left.addAll(parts(next));
        }
        return named;
    }

    private static Collection<Condition> parts(Condition condition) {
        if (condition instanceof All all) {
            return all.parts();
        }
        if (condition instanceof Any any) {
            return any.parts();
        }
        return condition instanceof Not not ? List.of(not.part()) : List.of();
    }

    /**
     * These segments, each behind all that it refers to; without those that refer back to themselves in the end, or to one
     * that is not there, or over more than {@link #MOST_LEVELS} others.
     */
    static Map<String, Condition> inOrder(Map<String, Condition> segments) {
        Map<String, SortedSet<String>> left = new TreeMap<>();
        segments.forEach((id, condition) -> left.put(id, in(condition)));
        Map<String, Condition> ordered = new LinkedHashMap<>();
        Map<String, Condition> next = new TreeMap<>();
        for (int level = 0; level == 0 || (level <= MOST_LEVELS && !next.isEmpty()); level++) {
            next.clear();
            segments.forEach((id, condition) -> {
                if (!ordered.containsKey(id)
                        && ordered.keySet().containsAll(left.getOrDefault(id, Collections.emptySortedSet()))) {
                    next.put(id, condition);
                }
            });
            ordered.putAll(next);
        }
        return ordered;
    }

    /** Those of the segments that refer to one, or to one that does, and so on. */
    public static SortedSet<String> to(String segment, Map<String, Condition> segments) {
        Map<String, SortedSet<String>> named = new TreeMap<>();
        segments.forEach((id, condition) -> named.put(id, in(condition)));
        SortedSet<String> found = new TreeSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(segment));
        while (!left.isEmpty()) {
            String target = left.pop();
            Stream<String> referring = named.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(target))
                    .map(Map.Entry::getKey);
            referring.filter(found::add).forEach(left::add);
        }
        return found;
    }
}
