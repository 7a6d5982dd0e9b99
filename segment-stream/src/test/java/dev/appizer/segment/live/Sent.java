// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.segment.rows.CauseRow;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.streams.state.TypedValues;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contributions as messages make them. A message is named by its second after noon, and that is its id too. */
final class Sent {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Sent() {}

    static Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    static Contribution event(String identifier, long version, long second, String event) {
        return event(identifier, version, moment(second), event, Map.of());
    }

    /** Of a message that had happened, or will, at another time than it was received. */
    static Contribution event(String identifier, long second, Instant happened, String event) {
        MomentRow moment = moment(second);
        moment.setEventTime(Micros.of(happened));
        return event(identifier, 0, moment, event, Map.of());
    }

    static Contribution event(
            String identifier, long version, MomentRow moment, String event, Map<String, @Nullable Object> properties) {
        @Nullable ByteBuffer kept = properties.isEmpty() ? null : TypedValues.ofMap(properties);
        return new Contribution(
                identifier,
                version,
                moment,
                null,
                false,
                List.of(new HistoryPiece(moment, new HistoryRow(event, kept))),
                List.of(),
                null);
    }

    static Contribution identify(String identifier, long version, long second, String trait, @Nullable Object value) {
        return identify(identifier, version, moment(second), trait, value);
    }

    /** Of a message that had happened earlier than it was received. */
    static Contribution identify(
            String identifier, long version, long second, long happened, String trait, @Nullable Object value) {
        MomentRow moment = moment(second);
        moment.setEventTime(Micros.of(at(happened)));
        return identify(identifier, version, moment, trait, value);
    }

    private static Contribution identify(
            String identifier, long version, MomentRow moment, String trait, @Nullable Object value) {
        return new Contribution(
                identifier,
                version,
                moment,
                null,
                false,
                List.of(new HistoryPiece(moment, new HistoryRow(null, null))),
                List.of(new TraitPiece(trait, new TraitRow(TypedValues.ofValue(value), moment, List.of()))),
                null);
    }

    static Contribution seen(String identifier, long version, long second) {
        MomentRow moment = new MomentRow(Micros.of(at(second)), 0L, 0, "");
        return new Contribution(identifier, version, moment, null, false, List.of(), List.of(), null);
    }

    /** The first part of a shipment of a join. */
    static Contribution part(Contribution contribution) {
        contribution.setMerge(new CauseRow("m", Micros.of(at(0))));
        contribution.setMoreFollows(true);
        return contribution;
    }

    static MomentRow moment(long second) {
        long time = Micros.of(at(second));
        return new MomentRow(time, time, 0, "m" + second);
    }

    static Contribution copy(Contribution contribution) {
        return Contribution.newBuilder(contribution).build();
    }

    static String has(String trait, String value) {
        return "{\"filters\":[{\"property\":\"" + trait + "\",\"operator\":\"equals\",\"value\":\"" + value + "\"}]}";
    }

    static String lacks(String trait, String value) {
        return "{\"filters\":[{\"property\":\"" + trait + "\",\"operator\":\"notEquals\",\"value\":\"" + value
                + "\"}]}";
    }

    static String atLeast(int count, String event, String within) {
        return within("greaterThanOrEquals", count, event, within);
    }

    static String exactly(int count, String event, String within) {
        return within("equals", count, event, within);
    }

    private static String within(String operator, int count, String event, String within) {
        return "{\"filters\":[{\"event\":\"" + event + "\",\"operator\":\"" + operator + "\",\"value\":" + count
                + ",\"within\":\"" + within + "\"}]}";
    }

    static String atLeast(int count, String event) {
        return "{\"filters\":[{\"event\":\"" + event + "\",\"operator\":\"greaterThanOrEquals\",\"value\":" + count
                + "}]}";
    }
}
