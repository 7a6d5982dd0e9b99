// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier.Kind;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.streams.state.TypedValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final String U = "user:u";
    private static final String A = "anonymous:a";

    private final KeyValueStore<Bytes, byte[]> contributionRows = InMemory.store(ContributionStore.NAME);
    private final KeyValueStore<Bytes, byte[]> historyRows = InMemory.store(HistoryStore.NAME);
    private final ContributionStore contributions = new ContributionStore(contributionRows);
    private final HistoryStore history = new HistoryStore(historyRows);

    @Test
    void withoutRowsThereIsNobody() {
        Person nobody = person();

        assertThat(nobody.exists()).isFalse();
        assertThat(nobody.ids(Kind.USER)).isEmpty();
        assertThat(nobody.traits()).isEmpty();
        assertThat(nobody.trait("plan")).isNull();
        assertThat(nobody.eventCount(Long.MIN_VALUE)).isZero();
        assertThat(nobody.firstSeen()).isNull();
        assertThat(nobody.lastSeen()).isNull();
    }

    @Test
    void seenIdsShowButOnlyContentMakesAProfile() {
        here("user:b", false);
        here(U, false);
        here(A, false);
        assertThat(person().exists()).isFalse();

        here(A, true);

        assertThat(person().exists()).isTrue();
        assertThat(person().ids(Kind.USER)).containsExactly("b", "u");
        assertThat(person().ids(Kind.ANONYMOUS)).containsExactly("a");
    }

    @Test
    void theLatestWriteOfAllWhoAreHereCounts() {
        here(U, true);
        here(A, true);
        write(U, "plan", "free", 1);
        write(A, "plan", "pro", 2);
        write(A, "name", "Ann", 1);
        write(U, "name", null, 2);

        assertThat(person().traits()).isEqualTo(Map.of("plan", "pro"));
        assertThat(person().trait("plan")).isEqualTo("pro");
        assertThat(person().trait("name")).isNull();
    }

    @Test
    void rowsOfWhoWentAwayCountNowhere() {
        here(U, true);
        event(U, "login", 5);
        write(U, "plan", "free", 1);
        contributions.put(U, A, new RegisterRow("user:v", 3L, true, true, false, null, 0L, 0L, List.of()));
        event(A, "login", 1);
        event(A, "login", 9);
        write(A, "plan", "pro", 2);
        write(A, "name", "Ann", 2);

        Person person = person();

        assertThat(person.traits()).isEqualTo(Map.of("plan", "free"));
        assertThat(person.trait("plan")).isEqualTo("free");
        assertThat(person.count("login")).isEqualTo(1);
        assertThat(person.eventCount(Long.MIN_VALUE)).isEqualTo(1);
        assertThat(person.firstSeen()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(person.lastSeen()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(person.ids(Kind.ANONYMOUS)).isEmpty();
    }

    @Test
    void countsAndTimesAreThoseOfAllTogether() {
        here(U, true);
        here(A, true);
        event(U, "login", 5);
        event(A, "login", 3);
        event(A, "purchase", -7);
        event(U, null, 9);

        Person person = person();

        assertThat(person.count("login")).isEqualTo(2);
        assertThat(person.count("log")).isZero();
        assertThat(person.eventCount(Long.MIN_VALUE)).isEqualTo(3);
        assertThat(person.firstSeen()).as("before the epoch").isEqualTo(Instant.ofEpochSecond(-7));
        assertThat(person.lastSeen()).as("an identify counts").isEqualTo(Instant.ofEpochSecond(9));
    }

    @Test
    void whoHasANameThatBeginsAlikeIsAnother() {
        here(U, true);
        contributions.put("user:u2", "user:u2", new RegisterRow(null, 0L, true, true, false, null, 0L, 0L, List.of()));
        contributions.put(
                "user:u\u0000", "user:x", new RegisterRow(null, 0L, true, true, false, null, 0L, 0L, List.of()));
        contributions.add("user:u2", "login", "user:u2", Tally.ofOne(1L));

        assertThat(person().ids(Kind.USER)).containsExactly("u");
        assertThat(person().lastSeen()).isNull();
    }

    @Test
    void whoHasNoUserIdIsAnonymous() {
        assertThat(person().anonymous()).isFalse();
        assertThat(new Person(A, contributionRows, historyRows).anonymous()).isTrue();
    }

    private Person person() {
        return new Person(U, contributionRows, historyRows);
    }

    private void here(String identifier, boolean content) {
        contributions.put(U, identifier, new RegisterRow(null, 0L, true, content, false, null, 0L, 0L, List.of()));
    }

    private void write(String identifier, String trait, @Nullable Object value, long second) {
        MomentRow moment = new MomentRow(second * 1_000_000, 0L, 0, "m");
        contributions.put(U, identifier, trait, new TraitRow(TypedValues.ofValue(value), moment, List.of()));
    }

    private void event(String identifier, @Nullable String event, long second) {
        MomentRow moment = new MomentRow(second * 1_000_000, 0L, 0, event + second);
        history.add(U, identifier, new HistoryPiece(moment, new HistoryRow(event, null)));
        contributions.add(U, event, identifier, Tally.ofOne(moment.getEventTime()));
    }
}
