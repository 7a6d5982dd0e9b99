// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.Audience;
import dev.appizer.filter.json.Part;
import java.util.List;
import java.util.Set;

/** Reads {@code {"filters":[…]}} or {@code {"condition":{…}}}, within limits on depth and size. */
final class AudienceReader {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_FILTERS = 200;

    private static final List<String> KINDS = List.of("all", "any", "not", "sequence", "segment", "event", "property");
    private static final Set<String> OF_HISTORY = Set.of("firstSeen", "lastSeen");
    private static final String DEFINE =
            " is nothing that a profile says: define a segment by it, and refer to that: {\"segment\":\"its-id\"}.";

    private final Part root;
    private int filters;

    private AudienceReader(Part root) {
        this.root = root;
    }

    static Audience read(Part root) {
        if (!root.isObject("An audience")) {
            return Audience.EVERYBODY;
        }
        root.allowOnly("An audience", "filters", "condition");
        Part filters = root.field("filters");
        Part condition = root.field("condition");
        if (filters.isPresent() == condition.isPresent()) {
            root.report("Give either \"filters\", all of which must hold, or a \"condition\"; without an audience it is"
                    + " everybody.");
            return Audience.EVERYBODY;
        }
        AudienceReader reader = new AudienceReader(root);
        return condition.isPresent() ? reader.read(condition, 1) : new Audience.All(reader.readAll(filters, 1));
    }

    private List<Audience> readAll(Part parts, int depth) {
        List<Part> items = parts.json().isArray() ? parts.items() : List.of();
        if (items.isEmpty()) {
            parts.report("Give an array of at least one condition.");
        }
        return items.stream().map(item -> read(item, depth)).toList();
    }

    private Audience read(Part part, int depth) {
        if (!part.isObject("A condition")) {
            return Audience.EVERYBODY;
        }
        String kind = KINDS.stream().filter(part::has).findFirst().orElse("");
        return switch (kind) {
            case "all", "any", "not" -> group(part, kind, depth);
            case "segment", "property" -> leaf(part, kind);
            case "event", "sequence" -> refuse(part, "What somebody did" + DEFINE);
            default -> refuse(part, "Say what this is, by a field: all, any or not for a group; property or segment.");
        };
    }

    private Audience group(Part part, String kind, int depth) {
        part.allowOnly("A group", kind);
        if (depth > MAX_DEPTH) {
            return refuse(part, "Groups nest at most " + MAX_DEPTH + " deep; flatten them.");
        }
        Part inner = part.field(kind);
        return switch (kind) {
            case "all" -> new Audience.All(readAll(inner, depth + 1));
            case "any" -> new Audience.Any(readAll(inner, depth + 1));
            default -> new Audience.Not(read(inner, depth + 1));
        };
    }

    /** Filters beyond the limit are reported once, and not read. */
    private Audience leaf(Part part, String kind) {
        filters++;
        if (filters > MAX_FILTERS) {
            return filters == MAX_FILTERS + 1
                    ? refuse(root, "An audience has at most " + MAX_FILTERS + " filters; use fewer.")
                    : Audience.EVERYBODY;
        }
        if (kind.equals("segment")) {
            part.allowOnly("A reference to a segment", "segment");
            return new Audience.Member(Members.segment(part.field("segment")));
        }
        return property(part);
    }

    private static Audience property(Part part) {
        Part name = part.field("property");
        if (name.json().isTextual() && OF_HISTORY.contains(name.json().textValue())) {
            return refuse(name, name.json().textValue() + DEFINE);
        }
        return PropertyFilterReader.read(part)
                .<Audience>map(Audience.Having::new)
                .orElse(Audience.EVERYBODY);
    }

    private static Audience refuse(Part part, String message) {
        part.report(message);
        return Audience.EVERYBODY;
    }
}
