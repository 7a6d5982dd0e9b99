// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.schemas.Transition;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.reader.Profile;
import dev.appizer.testing.reader.ReferenceReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds all that the line says, on its topics and over HTTP at each instance, against the reference reader. */
final class AgainstReader {

    private static final Logger LOG = LoggerFactory.getLogger(AgainstReader.class);
    private static final int PAGE = 7;

    private final RunningLine line;
    private final SortedMap<Identifier, Profile> profiles;
    private final SortedMap<String, SortedSet<Identifier>> members;

    private AgainstReader(RunningLine line, ReferenceReader reader) {
        this.line = line;
        this.profiles = reader.profiles();
        this.members = reader.memberships(SampleSegments.definitions(), Instant.now());
    }

    /** Waits until the line has caught up with these calls, and compares everything. */
    static void check(RunningLine line, Collection<Call> sent) throws IOException, InterruptedException {
        line.caughtUp().await(line.instances());
        Books books = new Books(line, sent);
        ReferenceReader reader = ReferenceReader.of(books.accepted());
        books.compare(reader.deduplication());
        LOG.info("The books:{}{}", System.lineSeparator(), books.table(reader.deduplication()));
        books.balance();
        IdentityRecords.check(line, reader);
        AgainstReader check = new AgainstReader(line, reader);
        check.profileRecords();
        check.memberships();
        check.changes();
        for (LineApi api : line.apis()) {
            check.segmentAnswers(api);
        }
        new IdAnswers(reader, check.profiles, check::segmentsOf).check(line.apis(), sent);
        LOG.info(
                "{} profiles, {} memberships and {} changes are as the reader says",
                check.profiles.size(),
                check.memberKeys().size(),
                line.records().all(line.topics().segmentsChanges()).size());
    }

    private SortedSet<String> segmentsOf(Identifier canonical) {
        SortedSet<String> segments = new TreeSet<>();
        members.forEach((segment, all) -> {
            if (all.contains(canonical)) {
                segments.add(segment);
            }
        });
        return segments;
    }

    private void profileRecords() {
        Differences differences = new Differences();
        SortedMap<String, dev.appizer.schemas.Profile> records =
                line.records().latest(line.topics().profiles());
        profiles.forEach((canonical, profile) -> {
            dev.appizer.schemas.Profile record = records.remove(canonical.toString());
            differences.compare(
                    "record of " + canonical,
                    Answers.asRecord(Answers.profile(profile, segmentsOf(canonical))),
                    record == null ? null : Answers.record(record));
        });
        differences.none();
        assertThat(records).as("profiles of nobody").isEmpty();
    }

    private void memberships() {
        SortedMap<String, SegmentMembership> records =
                line.records().latest(line.topics().segmentsMembership());
        assertThat(records.keySet()).isEqualTo(memberKeys());
    }

    private SortedSet<String> memberKeys() {
        SortedSet<String> keys = new TreeSet<>();
        members.forEach((segment, all) -> all.forEach(member -> keys.add(segment + "|" + member)));
        return keys;
    }

    /** They strictly alternate for each person and segment, and add up to the memberships. */
    private void changes() {
        Map<String, Transition> last = new HashMap<>();
        SortedSet<String> in = new TreeSet<>();
        for (SegmentChange change : line.records().values(line.topics().segmentsChanges())) {
            String key = change.getSegmentId() + "|" + change.getCanonicalIdentifier();
            Transition before = last.put(key, change.getTransition());
            assertThat(change.getTransition()).as(key).isNotEqualTo(before == null ? Transition.EXITED : before);
            if (change.getTransition() == Transition.ENTERED) {
                in.add(key);
            } else {
                in.remove(key);
            }
        }
        assertThat(in).isEqualTo(memberKeys());
    }

    private void segmentAnswers(LineApi api) throws IOException, InterruptedException {
        for (String segment : members.keySet()) {
            List<String> expected = members.get(segment).stream()
                    .map(Identifier::toString)
                    .sorted()
                    .map(member -> member.substring(member.indexOf(':') + 1))
                    .toList();
            assertThat(api.find("/v1/segments/" + segment)
                            .orElseThrow()
                            .path("size")
                            .asInt())
                    .as("size of " + segment)
                    .isEqualTo(expected.size());
            assertThat(pages(api, segment)).as(segment).isEqualTo(expected);
        }
    }

    private static List<String> pages(LineApi api, String segment) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            String from = cursor == null ? "" : "&cursor=" + cursor;
            JsonNode page = api.find("/v1/segments/" + segment + "/members?limit=" + PAGE + from)
                    .orElseThrow();
            page.path("members").forEach(member -> all.add(member.asText()));
            cursor = page.path("cursor").textValue();
        } while (cursor != null);
        return all;
    }
}
