// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationsTest {

    @Test
    void theSameSchemaHasTheSameIdInEverySubject() {
        Registrations state = registered("a", "\"string\"", "b", "\"long\"", "c", "\"string\"");

        assertThat(state.versions("a").get(0).id()).isEqualTo(1);
        assertThat(state.versions("b").get(0).id()).isEqualTo(2);
        assertThat(state.versions("c").get(0).id()).isEqualTo(1);
        assertThat(state.withId(1)).extracting(SchemaVersion::subject).containsExactly("a", "c");
    }

    @Test
    void versionsCountWithinTheirSubject() {
        Registrations state = registered("a", "\"string\"", "b", "\"string\"", "a", "\"long\"");

        assertThat(state.versions("a")).extracting(SchemaVersion::version).containsExactly(1, 2);
        assertThat(state.find("a", "\"long\"")).map(SchemaVersion::version).contains(2);
        assertThat(state.find("b", "\"long\"")).isEmpty();
    }

    @Test
    void readingAnEntryTwiceChangesNothing() {
        Registrations once = registered("a", "\"string\"", "a", "\"long\"");

        Registrations twice = once.with(new Entry.Registered(new SchemaVersion("a", 2, 2, "\"long\"")));

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void aSubjectsOwnLevelCountsBeforeThatOfAll() {
        Registrations state = Registrations.NOTHING
                .with(new Entry.LevelSet(Registrations.ALL, Compatibility.BACKWARD))
                .with(new Entry.LevelSet("a", Compatibility.NONE));

        assertThat(Registrations.NOTHING.level("a")).isEqualTo(Compatibility.FULL_TRANSITIVE);
        assertThat(state.level("a")).isEqualTo(Compatibility.NONE);
        assertThat(state.level("b")).isEqualTo(Compatibility.BACKWARD);
        assertThat(state.with(new Entry.LevelDropped("a")).level("a")).isEqualTo(Compatibility.BACKWARD);
    }

    @Test
    void everyEntryIsReadBackAsItWasWritten() {
        List<Entry> entries = List.of(
                new Entry.Registered(new SchemaVersion("a", 3, 7, "{\"type\":\"string\"}")),
                new Entry.LevelSet("a", Compatibility.FORWARD),
                new Entry.LevelSet(Registrations.ALL, Compatibility.NONE),
                new Entry.LevelDropped("a"),
                new Entry.LevelDropped(Registrations.ALL));

        assertThat(entries)
                .allSatisfy(entry -> assertThat(EntryCodec.read(EntryCodec.key(entry), EntryCodec.value(entry)))
                        .isEqualTo(Optional.of(entry)));
    }

    private static Registrations registered(String... subjectsAndSchemas) {
        Registrations state = Registrations.NOTHING;
        for (int i = 0; i < subjectsAndSchemas.length; i += 2) {
            state = state.with(new Entry.Registered(state.next(subjectsAndSchemas[i], subjectsAndSchemas[i + 1])));
        }
        return state;
    }
}
