// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import dev.appizer.analytics.question.Buckets;
import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.filter.json.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the body that asks for a trend. */
final class TrendReader {

    private static final int MOST_FIELDS = 3;
    private static final int MOST_VALUES = 200_000;
    private static final List<Interval> INTERVALS =
            List.of(Interval.DAY, Interval.MINUTE, Interval.HOUR, Interval.WEEK, Interval.MONTH);

    private TrendReader() {}

    static TrendQuestion read(Part root) {
        if (root.isObject("A question")) {
            root.allowOnly(
                    "A question",
                    "startDate",
                    "endDate",
                    "event",
                    "measure",
                    "property",
                    "interval",
                    "timezone",
                    "groupBy",
                    "filters",
                    "limit");
        }
        ZonedRange range = ZonedRange.read(root);
        Interval interval = Members.choice(root.field("interval"), "an interval", INTERVALS, Interval::jsonName);
        Measure measure =
                Members.choice(root.field("measure"), "a measure", List.of(Measure.values()), Measure::jsonName);
        List<Field> groupBy = groupBy(root.field("groupBy"));
        int limit = Members.limit(root.field("limit"), 100);
        checkSize(
                root.field("interval"), range.buckets(interval, Buckets.MOST, root.field("interval")), groupBy, limit);
        return new TrendQuestion(
                range.range(),
                range.zone(),
                interval,
                Members.step(root.field("event"), root.field("filters")),
                measure,
                property(root.field("property"), measure),
                groupBy,
                limit);
    }

    private static void checkSize(Part interval, int buckets, List<Field> groupBy, int limit) {
        if (!groupBy.isEmpty() && (long) buckets * limit > MOST_VALUES) {
            interval.report("Give a longer interval, a shorter range or a lower limit: " + buckets + " buckets of "
                    + limit + " groups are more than " + MOST_VALUES + " values.");
        }
    }

    private static @Nullable String property(Part part, Measure measure) {
        if (measure.needsProperty()) {
            return FieldReader.property(part);
        }
        if (part.isPresent()) {
            part.report("The measure " + measure.jsonName()
                    + " is of events and takes no property; leave it out, or give another measure.");
        }
        return null;
    }

    private static List<Field> groupBy(Part part) {
        if (!part.isPresent()) {
            return List.of();
        }
        if (!part.json().isArray() || part.json().size() > MOST_FIELDS) {
            part.report("Give an array of at most " + MOST_FIELDS + " fields to group by.");
            return List.of();
        }
        List<Field> fields = new ArrayList<>();
        Set<Object> meanings = new HashSet<>();
        for (Part item : part.items()) {
            Field field = FieldReader.read(item);
            if (!meanings.add(FieldReader.meaning(field))) {
                item.report("Give each field once; this one is there already.");
            }
            fields.add(field);
        }
        return fields;
    }
}
