// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.filter.value.Between;
import dev.appizer.filter.value.Compared;
import dev.appizer.filter.value.Compared.Side;
import dev.appizer.filter.value.Contains;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.Exists;
import dev.appizer.filter.value.OneOf;
import dev.appizer.filter.value.Opposite;
import dev.appizer.filter.value.ValueTest;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Filters, and beside each in other words what passes it; of whole doubles it is shown the whole number. */
final class Tests {

    private final IdentityHashMap<FieldFilter, Predicate<@Nullable Object>> all = new IdentityHashMap<>();

    final FieldFilter isProOrTeam =
            property("plan", new OneOf(List.of("pro", "team")), value -> "pro".equals(value) || "team".equals(value));
    final FieldFilter planIsOne = property("plan", new EqualTo(1L), Long.valueOf(1)::equals);
    final FieldFilter hasPlan = property("plan", new Exists(), Objects::nonNull);
    final FieldFilter hasNoPlan = property("plan", new Opposite(new Exists()), Objects::isNull);
    final FieldFilter isNotPro = property("plan", new Opposite(new EqualTo("pro")), value -> !"pro".equals(value));
    final FieldFilter planBehindM = property(
            "plan", new Compared(Side.ABOVE, "m"), value -> value instanceof String text && text.compareTo("m") > 0);
    final FieldFilter isDear =
            property("amount", new Compared(Side.NOT_BELOW, 250.5), value -> isAbove(value, "250.5", true));
    final FieldFilter isBeyondDoubles = property(
            "amount",
            new Compared(Side.ABOVE, (1L << 53) + 1),
            value -> isAbove(value, String.valueOf((1L << 53) + 1), false));
    final FieldFilter isMiddling = property(
            "amount",
            new Between(100L, 200.25),
            value -> isAbove(value, "100", true) && !isAbove(value, "200.25", false));
    final FieldFilter isTrue = property("amount", new EqualTo(true), Boolean.TRUE::equals);
    final FieldFilter productHasSeven =
            property("product", new Contains("-7"), value -> value instanceof String text && text.contains("-7"));
    final FieldFilter onPhone = property("device", new EqualTo("phone"), "phone"::equals);
    final FieldFilter hasCoupon =
            property("coupon.percent", new Compared(Side.ABOVE, 5L), value -> isAbove(value, "5", false));
    final FieldFilter isGerman = filter(new Field.Trait("country"), new EqualTo("DE"), "DE"::equals);
    final FieldFilter isPaying = filter(new Field.InSegment(Owners.SEGMENT), new EqualTo(true), Boolean.TRUE::equals);
    final FieldFilter isNotPaying =
            filter(new Field.InSegment(Owners.SEGMENT), new EqualTo(false), Boolean.FALSE::equals);

    private FieldFilter property(String path, ValueTest test, Predicate<@Nullable Object> passes) {
        return filter(new Field.Property(path, path), test, passes);
    }

    private FieldFilter filter(Field field, ValueTest test, Predicate<@Nullable Object> passes) {
        FieldFilter filter = new FieldFilter(field, test);
        all.put(filter, passes);
        return filter;
    }

    Predicate<@Nullable Object> of(FieldFilter filter) {
        return Objects.requireNonNull(all.get(filter));
    }

    private static boolean isAbove(@Nullable Object value, String bound, boolean orEqual) {
        if (!(value instanceof Number)) {
            return false;
        }
        BigDecimal exact = value instanceof Double real ? new BigDecimal(real) : BigDecimal.valueOf((Long) value);
        return exact.compareTo(new BigDecimal(bound)) > (orEqual ? -1 : 0);
    }
}
