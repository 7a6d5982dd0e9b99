// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.Alias;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallType;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.history.Scope;
import dev.appizer.testing.reader.ReferenceReader;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Who is whom on the topics of the identity stage: whoever joins with them or follows them must arrive at the reader's. */
final class IdentityRecords {

    private final RunningLine line;
    private final ReferenceReader reader;
    private final SortedMap<String, Alias> assignments;
    private final Differences differences = new Differences();

    private IdentityRecords(RunningLine line, ReferenceReader reader) {
        this.line = line;
        this.reader = reader;
        this.assignments = assignments(line);
    }

    static void check(RunningLine line, ReferenceReader reader) {
        IdentityRecords check = new IdentityRecords(line, reader);
        check.canonicals();
        check.linkedAreThere();
        check.aliasesJoin();
        check.moves();
        check.differences.none();
        assertThat(line.records().values(line.topics().identitySeen()))
                .extracting(SeenIdentifier::getIdentifier)
                .doesNotHaveDuplicates();
    }

    /** The last record of each identifier; the versions must rise. */
    private static SortedMap<String, Alias> assignments(RunningLine line) {
        SortedMap<String, Alias> last = new TreeMap<>();
        for (ConsumerRecord<String, Alias> record :
                line.records().all(line.topics().identityAliases())) {
            Alias alias = record.value();
            assertThat(alias.getIdentifier()).isEqualTo(record.key());
            Alias before = last.put(record.key(), alias);
            assertThat(alias.getVersion())
                    .as("version of " + alias)
                    .isGreaterThan(before == null ? 0 : before.getVersion());
        }
        return last;
    }

    /** Phantoms included: they are whoever the link that names them says. */
    private void canonicals() {
        assignments.forEach((identifier, alias) -> {
            Identifier canonical = reader.canonicalOf(Identifier.parse(identifier));
            differences.compare("assignment of " + identifier, canonical.toString(), alias.getCanonicalIdentifier());
            differences.compare("canonical id of " + identifier, canonical.id(), alias.getCanonicalId());
        });
    }

    private void linkedAreThere() {
        reader.seen().stream()
                .filter(identifier -> reader.identity(identifier)
                        .filter(identity -> identity.userIds().size()
                                        + identity.anonymousIds().size()
                                > 1)
                        .isPresent())
                .map(Identifier::toString)
                .forEach(
                        linked -> differences.compare("is assigned: " + linked, true, assignments.containsKey(linked)));
    }

    /** Without the reader's clusters: what a server's alias names is one person, and the phantom among it too. */
    private void aliasesJoin() {
        reader.deduplication().kept().forEach(message -> {
            Call call = message.call();
            if (call.type() == CallType.ALIAS && call.scope() != Scope.BROWSER) {
                String user = "user:" + call.userId();
                differences.compare("is assigned: " + user, true, assignments.containsKey(user));
                Stream.of("user:", "anonymous:")
                        .map(kind -> kind + call.previousId())
                        .forEach(other -> differences.compare(
                                "are one: " + user + " and " + other, personOf(user), personOf(other)));
            }
        });
    }

    private @Nullable String personOf(String identifier) {
        Alias alias = assignments.get(identifier);
        return alias == null ? null : alias.getCanonicalIdentifier();
    }

    /** Each starts where the one before ended, the first at the identifier itself; the last ends where it is assigned. */
    private void moves() {
        Map<String, NavigableMap<Long, IdentityChange>> moves = byIdentifier();
        moves.keySet()
                .forEach(moved -> differences.compare("is assigned: " + moved, true, assignments.containsKey(moved)));
        assignments.forEach((identifier, alias) -> {
            String place = identifier;
            for (IdentityChange move :
                    moves.getOrDefault(identifier, new TreeMap<>()).values()) {
                differences.compare("move of " + identifier + " by " + move, place, move.getFrom());
                place = move.getTo();
            }
            differences.compare("where the moves lead " + identifier, alias.getCanonicalIdentifier(), place);
        });
    }

    /** By version, since those of one identifier are keyed by the places that it left. */
    private Map<String, NavigableMap<Long, IdentityChange>> byIdentifier() {
        Map<String, NavigableMap<Long, IdentityChange>> moves = new HashMap<>();
        for (ConsumerRecord<String, IdentityChange> record :
                line.records().all(line.topics().identityChanges())) {
            IdentityChange move = record.value();
            assertThat(move.getFrom()).isEqualTo(record.key());
            for (String identifier : move.getIdentifiers()) {
                assertThat(moves.computeIfAbsent(identifier, same -> new TreeMap<>())
                                .put(move.getVersion(), move))
                        .as("another move of " + identifier + " with the version of " + move)
                        .isNull();
            }
        }
        return moves;
    }
}
