// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.Person;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SEMANTICS, segments 4: older events count nowhere, for old and new definitions alike. */
class RetentionTest {

    private static final String U = "user:u";
    private static final Duration KEPT = Duration.ofDays(10);

    private final Partition partition = new Partition();

    @BeforeEach
    void keepTenDays() {
        partition.retention = Retention.of(KEPT);
        partition.restart();
    }

    @AfterEach
    void close() {
        partition.close();
    }

    @Test
    void anEventStopsCountingToTheMicrosecondWithoutAWindow() {
        partition.define("buyers", 1, Sent.atLeast(1, "purchase"));
        partition.take(U, Sent.event(U, 0, 7, "purchase"));
        assertThat(partition.changes()).containsExactly("user:u ENTERED buyers v1 EVENT");

        partition.until(Sent.at(7).plus(KEPT).minusMillis(1_000));
        assertThat(partition.changes()).isEmpty();

        partition.until(Sent.at(7).plus(KEPT).plusSeconds(2));
        assertThat(partition.changes)
                .singleElement()
                .satisfies(change ->
                        assertThat(change.getEffectiveAt()).isEqualTo(Sent.at(7).plus(KEPT)));
        assertThat(partition.changes()).containsExactly("user:u EXITED buyers v1 TIME");
    }

    @Test
    void aNewDefinitionDoesNotSeeThemEither() {
        partition.take(U, Sent.event(U, 0, 7, "purchase"));
        partition.at(Sent.at(8).plus(KEPT));

        partition.define("buyers", 1, Sent.atLeast(1, "purchase"));
        partition.settle();

        assertThat(partition.changes()).isEmpty();
    }

    @Test
    void theyAreRemovedAndNoOthers() {
        partition.take(U, Sent.event(U, 0, 7, "purchase"));
        partition.take(U, Sent.event(U, 0, 100, "purchase"));
        partition.take(U, Sent.event(U, 0, 8, "login"));
        partition.take(U, Sent.identify(U, 0, 9, "plan", "pro"));

        goOnUntil(Sent.at(50).plus(KEPT));

        assertThat(rows()).isEqualTo(2);
        Person person = partition.person(U);
        assertThat(person.count("purchase")).isEqualTo(1);
        assertThat(person.count("login")).isZero();
        assertThat(person.firstSeen()).as("of what is kept").isEqualTo(Sent.at(9));
        assertThat(person.lastSeen()).isEqualTo(Sent.at(100));
        assertThat(person.trait("plan")).isEqualTo("pro");
    }

    /** What is too old is looked for once an hour. */
    private void goOnUntil(Instant end) {
        partition.until(end);
        partition.until(end.plus(Duration.ofSeconds(30)));
    }

    private int rows() {
        int rows = 0;
        try (KeyValueIterator<Bytes, byte[]> all =
                partition.store(HistoryStore.NAME).all()) {
            while (all.hasNext()) {
                all.next();
                rows++;
            }
        }
        return rows;
    }
}
