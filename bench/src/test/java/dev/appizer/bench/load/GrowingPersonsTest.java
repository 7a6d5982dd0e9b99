// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The aliases that the control plane is measured with. */
class GrowingPersonsTest {

    private static final GrowingPersons PERSONS = GrowingPersons.ofIds(4_000);
    private static final List<GrowingPersons.Alias> ALIASES = aliases();

    @Test
    void everyPersonComesToTwentyIds() {
        Map<String, Set<String>> persons = new HashMap<>();
        ALIASES.forEach(alias -> join(persons, alias));

        assertThat(new HashSet<>(persons.values()))
                .hasSize(PERSONS.persons())
                .allSatisfy(ids -> assertThat(ids).hasSize(GrowingPersons.IDS));
        assertThat(persons).hasSize(PERSONS.ids()).hasSize(4_000);
        assertThat(ALIASES).hasSize(PERSONS.aliases());
    }

    @Test
    void usersAreJoinedByTheLastOfTheirAliases() {
        List<GrowingPersons.Alias> joining =
                ALIASES.stream().filter(GrowingPersons.Alias::ofUser).toList();

        assertThat(joining).hasSize(PERSONS.persons() / 4).allSatisfy(alias -> {
            List<GrowingPersons.Alias> own = ALIASES.stream()
                    .filter(other -> Set.of(alias.userId(), alias.previousId()).contains(other.userId()))
                    .toList();
            assertThat(own).hasSize(19).last().isEqualTo(alias);
        });
    }

    @Test
    void betweenTwoAliasesOfOnePersonAreThoseOfMostOthers() {
        Map<String, Integer> last = new HashMap<>();
        int closest = Integer.MAX_VALUE;
        for (int n = PERSONS.mixedFrom(); n < PERSONS.mixedTo(); n++) {
            Integer before = last.put(ALIASES.get(n).userId(), n);
            closest = before == null ? closest : Math.min(closest, n - before);
        }

        assertThat(closest).isGreaterThan(PERSONS.perGeneration());
    }

    @Test
    void sizesAreMixedEquallyInBetween() {
        Map<String, Integer> sizes = new HashMap<>();
        List<Integer> seen = new ArrayList<>();
        for (int n = 0; n < PERSONS.mixedTo(); n++) {
            int size = sizes.merge(ALIASES.get(n).userId(), 1, Integer::sum);
            if (n >= PERSONS.mixedFrom() && !ALIASES.get(n).ofUser()) {
                seen.add(size);
            }
        }

        Map<Integer, Long> counts = seen.stream().collect(Collectors.groupingBy(size -> size, Collectors.counting()));
        assertThat(counts.get(19)).isCloseTo(counts.get(11), withinPercentage(10));
    }

    @Test
    void aRequestIsWhatTheRouterMakesOfAFirstSending() {
        LinkRequest request = LinkRequests.request(7, new GrowingPersons.Alias("visitor", "anna", false));

        assertThat(request.getKind()).isEqualTo(LinkKind.ALIAS);
        assertThat(request.getSubject()).isEqualTo("visitor");
        assertThat(request.getUserId()).isEqualTo("anna");
        assertThat(request.getLink().getLatest()).as("the first is the latest").isNull();
        assertThat(request.getLink().getFirst().getSender()).isEqualTo("user:anna");
        assertThat(request.getCause().getMessageId())
                .isEqualTo(request.getLink().getFirst().getMessageId());
    }

    private static List<GrowingPersons.Alias> aliases() {
        List<GrowingPersons.Alias> aliases = new ArrayList<>();
        PERSONS.each((number, alias) -> {
            assertThat(number).isEqualTo(aliases.size());
            aliases.add(alias);
        });
        return aliases;
    }

    private static void join(Map<String, Set<String>> persons, GrowingPersons.Alias alias) {
        Set<String> together = new HashSet<>(persons.getOrDefault(alias.userId(), Set.of(alias.userId())));
        together.addAll(persons.getOrDefault(alias.previousId(), Set.of(alias.previousId())));
        together.forEach(id -> persons.put(id, together));
    }
}
