// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Micros;
import dev.appizer.model.Moment;
import dev.appizer.schemas.Profile;
import dev.appizer.segment.condition.Aggregate;
import dev.appizer.segment.condition.ByHand;
import dev.appizer.segment.condition.Delivery;
import dev.appizer.segment.condition.Happened;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.MomentRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 0: what a profile shows does not tell how its events came, and nothing of what came twice. */
class DeliveryTest {

    private static final String U = "user:u";
    private static final Instant NOW = Sent.at(500);
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final Map<String, Duration> WINDOWS = Map.of(
            "PT1M", Duration.ofMinutes(1),
            "P1D", Duration.ofDays(1),
            "P30D", Duration.ofDays(30),
            "P365D", Duration.ofDays(365));

    private final Partition partition = new Partition();

    @Test
    void whatComesTwiceCountsOnce() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase"));
        partition.define("lately", 1, Sent.atLeast(2, "purchase", "P1D"));
        partition.compute("purchases", 1, "{\"event\":\"purchase\"}");
        partition.compute("spent", 1, "{\"event\":\"purchase\",\"aggregate\":\"sum\",\"property\":\"p\"}");
        Contribution purchase = Sent.event(U, 0, Sent.moment(1), "purchase", Map.of("p", 10L));

        partition.take(U, purchase);
        partition.take(U, purchase);
        partition.restart();
        partition.take(U, purchase);

        assertThat(partition.changes()).isEmpty();
        assertThat(shown()).containsEntry("purchases", 1L).containsEntry("spent", 10L);
        assertThat(partition.person(U).eventCount(Long.MIN_VALUE)).isEqualTo(1);

        partition.take(U, Sent.event(U, 0, Sent.moment(2), "purchase", Map.of("p", 10L)));
        assertThat(partition.changes())
                .containsExactly("user:u ENTERED buyers v1 EVENT", "user:u ENTERED lately v1 EVENT");
        assertThat(shown()).containsEntry("purchases", 2L).containsEntry("spent", 20L);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void inWhateverOrderEventsComeTheProfileShowsWhatCountingByHandGives(Delivery delivery) {
        WINDOWS.forEach((within, length) -> {
            List<Happened.Event> events = delivery.events(Micros.of(NOW), micros(length));
            Map<String, Object> first = shown(within, events);
            assertThat(plain(first)).isEqualTo(byHand(micros(length), events));

            List<Happened.Event> shuffled = new ArrayList<>(events);
            shuffled.addAll(events);
            Collections.shuffle(shuffled, new Random(length.toMillis()));
            assertThat(shown(within, shuffled)).as("to the type").isEqualTo(first);
        });
    }

    private Map<String, Object> shown(String within, List<Happened.Event> events) {
        try (Partition fresh = new Partition()) {
            for (Aggregate aggregate : Aggregate.values()) {
                fresh.compute(aggregate.name(), 1, body(aggregate, within));
            }
            events.forEach(event -> fresh.take(U, contribution(event)));
            fresh.until(LATER);
            return shown(fresh);
        }
    }

    private Map<String, Object> shown() {
        return shown(partition);
    }

    private static Map<String, Object> shown(Partition partition) {
        Profile profile = partition.lastProfile(U);
        assertThat(profile).isNotNull();
        return new TreeMap<>(profile.getComputedTraits());
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new TreeMap<>(values);
        plain.replaceAll((name, value) -> ByHand.plain(value));
        return plain;
    }

    private static Map<String, Object> byHand(long within, List<Happened.Event> events) {
        Map<String, Object> values = new TreeMap<>();
        for (Aggregate aggregate : Aggregate.values()) {
            Object value = new ByHand(aggregate, within, events).at(Micros.of(LATER));
            if (value != null) {
                values.put(aggregate.name(), value);
            }
        }
        return values;
    }

    private static String body(Aggregate aggregate, String within) {
        String property = aggregate.isOfProperty() ? ",\"property\":\"p\"" : "";
        return "{\"event\":\"e\",\"aggregate\":\"" + aggregate.jsonName() + "\",\"within\":\"" + within + "\""
                + property + "}";
    }

    private static Contribution contribution(Happened.Event event) {
        Moment moment = event.moment();
        MomentRow row = new MomentRow(
                moment.eventTime(),
                moment.stamp().receivedAt(),
                moment.stamp().position(),
                moment.stamp().messageId());
        return Sent.event(moment.stamp().sender(), 0, row, event.name(), event.properties());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
