// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which segments refer to which. */
public final class References {

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

    /** Of these segments those that can be judged: all that they refer to is there, and none of it refers back to them. */
    public static Map<String, Condition> resolved(Map<String, Condition> segments) {
        Map<String, SortedSet<String>> unresolved = new TreeMap<>();
        segments.forEach((id, condition) -> unresolved.put(id, in(condition)));
        Map<String, Condition> resolved = new HashMap<>();
        boolean more = true;
        while (more) {
            List<String> next = unresolved.entrySet().stream()
                    .filter(entry -> resolved.keySet().containsAll(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            for (String id : next) {
                @Nullable Condition condition = segments.get(id);
                if (condition != null) {
                    resolved.put(id, condition);
                }
                unresolved.remove(id);
            }
            more = !next.isEmpty();
        }
        return resolved;
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
