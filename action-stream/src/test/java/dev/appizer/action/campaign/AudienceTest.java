// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.ValueTest;
import dev.appizer.filter.value.WithinLast;
import dev.appizer.model.Micros;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final long NOON = 1_790_000_000_000_000L;

    private static Audience having(String path, ValueTest test) {
        return new Audience.Having(new PropertyFilter(new PropertyPath(path), test));
    }

    private static Audience having(String path, Object value) {
        return having(path, new EqualTo(value));
    }

    @Test
    void everybodyIsEverybody() {
        assertThat(Audience.EVERYBODY.holds(People.anonymous(), NOON)).isTrue();
    }

    @Test
    void aMemberIsWhoeverIsInTheSegment() {
        assertThat(new Audience.Member("a").holds(People.known("{}", "{}", "a"), NOON))
                .isTrue();
        assertThat(new Audience.Member("a").holds(People.known("{}", "{}", "b"), NOON))
                .isFalse();
    }

    @Test
    void aComputedTraitShadowsATrait() {
        Person person = People.known("{'plan':'free','only':1}", "{'plan':'pro'}");

        assertThat(having("plan", "pro").holds(person, NOON)).isTrue();
        assertThat(having("only", 1L).holds(person, NOON)).isTrue();
    }

    @Test
    void whetherSomebodyIsAnonymousShadowsBoth() {
        Person person = People.known("{'anonymous':'trait'}", "{'anonymous':'computed'}");

        assertThat(having("anonymous", false).holds(person, NOON)).isTrue();
        assertThat(having("anonymous", true).holds(People.anonymous(), NOON)).isTrue();
    }

    @Test
    void aPathLeadsIntoATrait() {
        Person person = People.known("{'address':{'city':'Bonn'},'a.b':1}", "{}");

        assertThat(having("address.city", "Bonn").holds(person, NOON)).isTrue();
        assertThat(having("a.b", 1L).holds(person, NOON)).isTrue();
    }

    @Test
    void aDateIsSeenFromNow() {
        Audience recent = having("at", new WithinLast(3_600_000_000L));
        Person person = People.known("{'at':'2026-09-21T13:00:00Z'}", "{}");
        long at = Micros.of(Instant.parse("2026-09-21T13:00:00Z"));

        assertThat(recent.holds(person, at + 3_599_999_999L)).isTrue();
        assertThat(recent.holds(person, at + 3_600_000_000L)).isFalse();
    }

    @Test
    void groupsAreAllAnyAndNot() {
        Person person = People.known("{}", "{}", "a");
        Audience in = new Audience.Member("a");
        Audience out = new Audience.Member("b");

        assertThat(new Audience.All(List.of(in, out)).holds(person, NOON)).isFalse();
        assertThat(new Audience.Any(List.of(in, out)).holds(person, NOON)).isTrue();
        assertThat(new Audience.Not(out).holds(person, NOON)).isTrue();
    }
}
