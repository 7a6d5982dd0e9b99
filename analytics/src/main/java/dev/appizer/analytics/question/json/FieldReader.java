// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import dev.appizer.analytics.question.Field;
import dev.appizer.filter.json.Part;
import java.util.regex.Pattern;

/** Reads the name of a field. */
final class FieldReader {

    static final Field STAND_IN = new Field.EventName();

    private static final String PROPERTIES = "properties.";
    private static final String TRAITS = "traits.";
    private static final String SEGMENTS = "segments.";
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private FieldReader() {}

    static Field read(Part part) {
        String name = part.text("a field: the name or dotted path of a property, \"event\" for the event's name,"
                + " traits.<name> or segments.<id>");
        if (name.equals("event")) {
            return new Field.EventName();
        } else if (name.startsWith(TRAITS)) {
            return new Field.Trait(rest(part, name, TRAITS));
        } else if (name.startsWith(SEGMENTS)) {
            return new Field.InSegment(segment(part, name));
        } else if (name.startsWith(PROPERTIES)) {
            return new Field.Property(name, rest(part, name, PROPERTIES));
        }
        return new Field.Property(name, name);
    }

    private static String rest(Part part, String name, String prefix) {
        String path = name.substring(prefix.length());
        if (path.isBlank()) {
            part.report("Give a name or dotted path behind " + prefix);
        }
        return path;
    }

    private static String segment(Part part, String name) {
        String id = name.substring(SEGMENTS.length());
        if (!SEGMENT.matcher(id).matches()) {
            part.report("Give the id of a segment behind " + SEGMENTS + " (it matches " + SEGMENT.pattern()
                    + "), or properties." + name + " for a property of this name.");
        }
        return id;
    }

    /** The path of a property of the event, and of nothing else. */
    static String property(Part part) {
        Field field = read(part);
        if (field instanceof Field.Property property) {
            return property.path();
        }
        part.report("Give a property of the event, which this is not; properties." + field.name()
                + " is the property of this name.");
        return "";
    }

    /** The same for two names that mean the same. */
    static Object meaning(Field field) {
        return field instanceof Field.Property property ? new Field.Property(property.path(), property.path()) : field;
    }
}
