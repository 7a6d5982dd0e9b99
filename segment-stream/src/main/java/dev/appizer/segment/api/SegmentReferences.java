// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.segment.condition.References;
import dev.appizer.segment.condition.json.SegmentDefinition;
import dev.appizer.segment.condition.json.SegmentJson;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.streams.definition.DefinitionBody;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which segments refer to which: none may refer to one that is not there, nor in the end to itself. */
final class SegmentReferences {

    private final SortedMap<String, Set<String>> references = new TreeMap<>();

    /** @param definitions all, by key */
    SegmentReferences(SortedMap<String, Definition> definitions) {
        definitions.values().stream()
                .filter(definition -> definition.getKind() == DefinitionKind.SEGMENT)
                .forEach(definition -> references.put(definition.getId(), in(definition.getBody())));
    }

    /** Whoever wrote what this build can't read knows what it refers to. */
    private static Set<String> in(String body) {
        try {
            return Set.copyOf(SegmentJson.read(body).references().values());
        } catch (InvalidBodyException unreadable) {
            return Set.of();
        }
    }

    /**
     * Looks at what a definition refers to.
     *
     * @param id of the segment that it is to define; null where it is to define none
     * @throws HttpProblem 400 with the pointer of every reference that can't be
     */
    void check(@Nullable String id, SegmentDefinition definition) {
        List<HttpProblem.Detail> wrong = new ArrayList<>();
        new TreeMap<>(definition.references()).forEach((pointer, segment) -> {
            if (segment.equals(id) || (references.containsKey(segment) && id != null && leads(segment, id))) {
                wrong.add(new HttpProblem.Detail(
                        pointer, "Refer to another segment: " + segment + " is, or refers in the end to, this one."));
            } else if (levels(segment) > References.MOST_LEVELS) {
                wrong.add(new HttpProblem.Detail(
                        pointer,
                        "Refer to another segment: more than " + References.MOST_LEVELS
                                + " would refer to one another in a row."));
            } else if (!references.containsKey(segment)) {
                wrong.add(new HttpProblem.Detail(pointer, "Put the segment " + segment + " first: there is none."));
            }
        });
        if (!wrong.isEmpty()) {
            throw DefinitionBody.invalid(wrong);
        }
    }

    /** How many segments refer to one another from this one on, itself included; one more than is allowed says more. */
    private int levels(String segment) {
        Set<String> level = Set.of(segment);
        int levels = 0;
        while (!level.isEmpty() && levels <= References.MOST_LEVELS) {
            Set<String> next = new HashSet<>();
            level.forEach(id -> next.addAll(references.getOrDefault(id, Set.of())));
            level = next;
            levels++;
        }
        return levels;
    }

    private boolean leads(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            for (String next : references.getOrDefault(left.pop(), Set.of())) {
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    left.add(next);
                }
            }
        }
        return false;
    }

    /** @throws HttpProblem 409 where another segment refers to it */
    void checkFree(String id) {
        List<String> referring = references.entrySet().stream()
                .filter(entry -> entry.getValue().contains(id))
                .map(Map.Entry::getKey)
                .toList();
        if (!referring.isEmpty()) {
            throw new HttpProblem(
                    409,
                    "SEGMENT_IN_USE",
                    "Other segments refer to it; change or delete them first: " + String.join(", ", referring));
        }
    }
}
