// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.filter.json.Part;
import dev.appizer.segment.condition.All;
import dev.appizer.segment.condition.Any;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.Not;
import dev.appizer.segment.condition.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tree of one definition, within the limits on its depth and size. */
final class ConditionReader {

    static final int MAX_DEPTH = 20;
    static final int MAX_FILTERS = 200;

    /** Stands where a part could not be read. */
    static final Condition STAND_IN = new All(List.of());

    private static final List<String> KINDS = List.of("all", "any", "not", "sequence", "segment", "event", "property");

    private final Part root;
    private final Map<String, String> references = new LinkedHashMap<>();
    private int filters;

    /** @param root takes the report of too many filters */
    ConditionReader(Part root) {
        this.root = root;
    }

    Condition read(Part part) {
        return read(part, 1);
    }

    /** The segments that were referred to, each by the JSON pointer to where it was. */
    Map<String, String> references() {
        return references;
    }

    /** The conditions of an array that must not be empty. */
    List<Condition> readAll(Part parts) {
        return readAll(parts, 1);
    }

    private List<Condition> readAll(Part parts, int depth) {
        List<Part> items = parts.json().isArray() ? parts.items() : List.of();
        if (items.isEmpty()) {
            parts.report("Give an array of at least one condition.");
        }
        return items.stream().map(item -> read(item, depth)).toList();
    }

    private Condition read(Part part, int depth) {
        if (!part.isObject("A condition")) {
            return STAND_IN;
        }
        String kind = KINDS.stream().filter(part::has).findFirst().orElse("");
        return switch (kind) {
            case "all", "any", "not" -> group(part, kind, depth);
            case "sequence", "segment", "event", "property" -> leaf(part, kind);
            default ->
                refuse(
                        part,
                        "Say what this is, by a field: all, any or not for a group; property, event, sequence or segment.");
        };
    }

    private Condition group(Part part, String kind, int depth) {
        part.allowOnly("A group", kind);
        if (depth > MAX_DEPTH) {
            return refuse(part, "Groups nest at most " + MAX_DEPTH + " deep; flatten them.");
        }
        Part inner = part.field(kind);
        return switch (kind) {
            case "all" -> new All(readAll(inner, depth + 1));
            case "any" -> new Any(readAll(inner, depth + 1));
            default -> new Not(read(inner, depth + 1));
        };
    }

    /** Filters beyond the limit are reported once, and not read. */
    private Condition leaf(Part part, String kind) {
        filters++;
        if (filters > MAX_FILTERS) {
            return filters == MAX_FILTERS + 1
                    ? refuse(root, "A segment has at most " + MAX_FILTERS + " filters; use fewer.")
                    : STAND_IN;
        }
        return switch (kind) {
            case "sequence" -> SequenceReader.read(part);
            case "segment" -> reference(part);
            case "event" -> EventFilterReader.read(part);
            default -> PropertyFilterReader.read(part);
        };
    }

    private Condition reference(Part part) {
        part.allowOnly("A reference to a segment", "segment");
        String segment = part.field("segment").text("the id of a segment");
        references.put(part.field("segment").pointer().toString(), segment);
        return new Reference(segment);
    }

    private static Condition refuse(Part part, String message) {
        part.report(message);
        return STAND_IN;
    }
}
