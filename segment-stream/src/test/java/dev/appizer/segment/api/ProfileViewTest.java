// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.InMemory;
import dev.appizer.segment.store.Person;
import dev.appizer.segment.store.Tally;
import dev.appizer.streams.state.TypedValues;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileViewTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String U = "user:u";

    private final KeyValueStore<Bytes, byte[]> contributionRows = InMemory.store(ContributionStore.NAME);
    private final KeyValueStore<Bytes, byte[]> historyRows = InMemory.store(HistoryStore.NAME);
    private final ContributionStore contributions = new ContributionStore(contributionRows);

    @Test
    void aProfileShowsIdsTraitsAsTheyWereSentAndTimes() throws IOException {
        for (String identifier : List.of(U, "user:b", "anonymous:z", "anonymous:a")) {
            contributions.put(U, identifier, new RegisterRow(null, 0L, true, true, false, null, 0L, 0L, List.of()));
        }
        trait("age", Long.MAX_VALUE);
        trait("score", 1.0);
        trait("name", "caf\u00e9 \uD83D\uDE00");
        trait("gone", null);
        trait("tags", new ValueList(Arrays.asList("x", null, true)));
        trait("address", Values.object(Map.of("city", "Berlin")));
        MomentRow moment = new MomentRow(1_500_000L, 0L, 0, "m");
        new HistoryStore(historyRows).add(U, U, new HistoryPiece(moment, new HistoryRow("login", null)));
        contributions.add(U, "login", U, Tally.ofOne(moment.getEventTime()));

        String json = show(new ProfileRow(List.of("buyers", "pro"), List.of(), null));

        assertThat(json)
                .isEqualTo("{\"id\":\"u\",\"anonymous\":false,\"userIds\":[\"b\",\"u\"],\"anonymousIds\":[\"a\",\"z\"],"
                        + "\"traits\":{\"address\":{\"city\":\"Berlin\"},\"age\":9223372036854775807,"
                        + "\"name\":\"caf\u00e9 \uD83D\uDE00\",\"score\":1.0,\"tags\":[\"x\",null,true]},"
                        + "\"computedTraits\":{},\"segments\":[\"buyers\",\"pro\"],"
                        + "\"firstSeen\":\"1970-01-01T00:00:01.500Z\",\"lastSeen\":\"1970-01-01T00:00:01.500Z\","
                        + "\"eventCount\":1}");
    }

    @Test
    void whatIsMissingIsAbsentAndACountOf0IsShown() throws IOException {
        contributions.put(U, U, new RegisterRow(null, 0L, true, true, false, null, 0L, 0L, List.of()));

        String json = show(null);

        assertThat(json)
                .contains("\"segments\":[]", "\"traits\":{}", "\"eventCount\":0")
                .doesNotContain("firstSeen", "null");
    }

    private void trait(String name, @Nullable Object value) {
        MomentRow moment = new MomentRow(1L, 1L, 0, "m");
        contributions.put(U, U, name, new TraitRow(TypedValues.ofValue(value), moment, List.of()));
    }

    private String show(@Nullable ProfileRow row) throws IOException {
        return JSON.writeValueAsString(
                ProfileView.of(new Person(U, contributionRows, historyRows), Long.MIN_VALUE, row));
    }
}
