// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallType;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.history.Scope;
import dev.appizer.testing.reader.ReferenceReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the order in which links come, after each of them identity is what a reader of the same set says. */
class GraphAgainstReaderTest {

    @Provide
    static Arbitrary<List<Message>> messages() {
        return AnyLinks.messages();
    }

    @Property(tries = 400)
    void identityIsAFunctionOfTheSetOfLinks(
            @ForAll("messages") List<Message> messages,
            @ForAll Random order,
            @ForAll @IntRange(min = 2, max = 9) int cap) {
        List<Message> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, order);
        Graph graph = new Graph(cap);

        for (int taken = 1; taken <= shuffled.size(); taken++) {
            graph.take(shuffled.get(taken - 1));

            assertThat(graph.canonicals()).isEqualTo(expected(shuffled.subList(0, taken), cap));
        }
    }

    @Property(tries = 400)
    void movesCarryEveryoneFromWhereTheyWereToWhereTheyAre(
            @ForAll("messages") List<Message> messages, @ForAll Random order) {
        List<Message> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, order);
        Graph graph = new Graph(ReferenceReader.USUAL_CAP);
        Map<Identifier, Identifier> homes = new HashMap<>();
        Map<Identifier, Long> versions = new HashMap<>();

        for (Message message : shuffled) {
            Reassignment result = graph.take(message);

            for (Move move : result.moves()) {
                for (Identifier moved : move.identifiers()) {
                    assertThat(homes.getOrDefault(moved, moved)).isEqualTo(move.from());
                    homes.put(moved, move.to());
                    assertThat(member(result, moved).version()).isEqualTo(move.version());
                }
                assertThat(move.joined())
                        .isEqualTo(member(result, move.from()).canonical().equals(move.to()));
            }
            for (Identifier assigned : result.assigned()) {
                long version = member(result, assigned).version();
                assertThat(version).isGreaterThan(versions.getOrDefault(assigned, 0L));
                versions.put(assigned, version);
            }
            result.members().forEach((identifier, member) -> {
                assertThat(homes.getOrDefault(identifier, identifier)).isEqualTo(member.canonical());
                assertThat(versions.get(identifier)).isEqualTo(member.version());
            });
        }
    }

    private static Member member(Reassignment result, Identifier identifier) {
        return Objects.requireNonNull(result.members().get(identifier));
    }

    private static Map<String, String> expected(List<Message> messages, int cap) {
        ReferenceReader reader = ReferenceReader.of(messages, List.of(), cap);
        Map<String, String> canonicals = new TreeMap<>();
        for (String identifier : AnyLinks.identifiers()) {
            canonicals.put(
                    identifier,
                    reader.canonicalOf(dev.appizer.testing.history.Identifier.parse(identifier))
                            .toString());
        }
        return canonicals;
    }

    /** All links in one cluster, which need not hang together. */
    private static final class Graph {

        private final Cluster cluster = new Cluster();
        private final Map<String, Map<String, Claim>> claims = new HashMap<>();
        private final Map<List<String>, Alias> aliases = new HashMap<>();
        private final int cap;
        private long version;

        Graph(int cap) {
            this.cap = cap;
        }

        Reassignment take(Message message) {
            Call call = message.call();
            String user = Objects.requireNonNull(call.userId());
            if (call.type() == CallType.ALIAS && call.scope() == Scope.SERVER) {
                Alias alias = repeated(Objects.requireNonNull(call.previousId()), user, moment(message));
                alias.identifiers().forEach(cluster::addUnlinked);
                cluster.link(alias);
                aliases.put(List.of(alias.named(), user), alias);
                decide(alias.named());
            } else {
                String anonymous = call.type() == CallType.ALIAS ? call.previousId() : call.anonymousId();
                Claim claim = new Claim(Objects.requireNonNull(anonymous), user, moment(message));
                claims.computeIfAbsent(claim.named(), id -> new HashMap<>())
                        .merge(user, claim, (one, other) -> one.stamp().compareTo(other.stamp()) < 0 ? one : other);
                cluster.addUnlinked(claim.anonymous());
                cluster.addUnlinked(claim.user());
                decide(claim.named());
            }
            cluster.see(Identifier.user(user));
            if (call.anonymousId() != null) {
                cluster.see(Identifier.anonymous(call.anonymousId()));
            }
            Reassignment result = Reassignment.of(cluster, ++version, cap);
            result.members().forEach(cluster::add);
            return result;
        }

        private void decide(String anonymousId) {
            cluster.decide(
                    anonymousId,
                    claims.getOrDefault(anonymousId, Map.of()).values().stream()
                            .min(Comparator.comparing(Claim::stamp)));
        }

        /** As all that was said of the two ids before and this. */
        private Alias repeated(String previousId, String user, Moment moment) {
            Alias before = aliases.getOrDefault(List.of(previousId, user), new Alias(previousId, user, moment));
            return new Alias(
                    previousId,
                    user,
                    before.stamp().compareTo(moment.stamp()) < 0 ? before.first() : moment,
                    before.latest().compareTo(moment) > 0 ? before.latest() : moment);
        }

        private static Moment moment(Message message) {
            Call call = message.call();
            String sender =
                    Identifier.user(Objects.requireNonNull(call.userId())).toString();
            return new Moment(
                    Micros.of(Objects.requireNonNull(call.timestamp())),
                    new Stamp(message.receivedAt(), message.position(), call.messageId(), sender));
        }

        Map<String, String> canonicals() {
            Set<String> all = AnyLinks.identifiers();
            return all.stream()
                    .collect(Collectors.toMap(
                            identifier -> identifier,
                            identifier -> cluster.members()
                                    .getOrDefault(
                                            Identifier.parse(identifier), Member.unlinked(Identifier.parse(identifier)))
                                    .canonical()
                                    .toString()));
        }
    }
}
