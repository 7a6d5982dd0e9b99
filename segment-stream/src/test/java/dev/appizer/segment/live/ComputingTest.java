// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SEMANTICS, properties 4: computed traits on the profile, and filters over them. */
class ComputingTest {

    private static final String U = "user:u";
    private static final String LATELY = "{\"event\":\"purchase\",\"within\":\"P30D\"}";
    private static final String LAST_PLAN =
            "{\"event\":\"purchase\",\"aggregate\":\"last\",\"property\":\"plan\",\"within\":\"P30D\"}";
    private static final Instant MONTH_LATER = Sent.at(100).plus(Duration.ofDays(30));

    private final Partition partition = new Partition();

    @Test
    void whenTimePassesTheProfileShowsItAndAFilterFollowsAtTheSameInstant() {
        partition.compute("purchases", 1, LATELY);
        partition.define("buyers", 1, property("purchases", "greaterThanOrEquals", "1"));
        partition.take(U, Sent.event(U, 0, 100, "purchase"));
        assertThat(partition.changes()).containsExactly("user:u ENTERED buyers v1 EVENT");
        assertThat(profile().getComputedTraits()).isEqualTo(Map.of("purchases", 1L));
        partition.settle();
        int records = partition.profiles.size();

        partition.until(MONTH_LATER);

        assertThat(partition.changes).extracting(SegmentChange::getEffectiveAt).containsExactly(MONTH_LATER);
        assertThat(partition.changes()).containsExactly("user:u EXITED buyers v1 TIME");
        assertThat(partition.profiles).as("both in one record").hasSize(records + 1);
        assertThat(profile().getComputedTraits()).isEqualTo(Map.of("purchases", 0L));
        assertThat(profile().getSegments()).isEmpty();
    }

    @Test
    void oneThatIsMissingGivesWayToTheTraitOfItsName() {
        partition.compute("plan", 1, LAST_PLAN);
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.define("free", 1, Sent.has("plan", "free"));
        partition.take(U, Sent.identify(U, 0, 1, "plan", "free"));
        assertThat(partition.changes()).containsExactly("user:u ENTERED free v1 TRAIT");

        partition.take(U, Sent.event(U, 0, Sent.moment(100), "purchase", Map.of("plan", "pro")));
        assertThat(partition.changes()).containsExactly("user:u EXITED free v1 EVENT", "user:u ENTERED pro v1 EVENT");
        assertThat(profile().getComputedTraits()).isEqualTo(Map.of("plan", "pro"));
        partition.until(MONTH_LATER);

        assertThat(partition.changes()).containsExactly("user:u ENTERED free v1 TIME", "user:u EXITED pro v1 TIME");
        assertThat(profile().getComputedTraits()).isEmpty();
        assertThat(profile().getTraits()).isEqualTo(Map.of("plan", "free"));
    }

    @Test
    void aDeletedOneLeavesTheProfileAndTheTraitOfItsNameCountsAgain() {
        partition.compute("visits", 1, "{\"event\":\"visit\"}");
        partition.define("five", 1, property("visits", "equals", "5"));
        partition.define("none", 1, property("visits", "equals", "0"));
        partition.take(U, Sent.identify(U, 0, 1, "visits", 5L));
        assertThat(partition.changes()).containsExactly("user:u ENTERED none v1 TRAIT");
        assertThat(profile().getComputedTraits()).isEqualTo(Map.of("visits", 0L));
        partition.settle();

        partition.deleteComputed("visits");
        partition.settle();

        assertThat(partition.changes())
                .containsExactly("user:u ENTERED five v1 DEFINITION", "user:u EXITED none v1 DEFINITION");
        assertThat(profile().getComputedTraits()).isEmpty();
    }

    @Test
    void aNewOneIsComputedOfAllThatHappenedAndAnEditChangesWhatFollowsFromIt() {
        partition.define("loyal", 1, property("purchases", "greaterThanOrEquals", "2"));
        for (int second : new int[] {100, 200, 300}) {
            partition.take(U, Sent.event(U, 0, second, "purchase"));
        }
        partition.settle();
        assertThat(partition.changes()).isEmpty();

        partition.compute("purchases", 2, "{\"event\":\"purchase\"}");
        partition.settle();
        assertThat(partition.changes).extracting(SegmentChange::getEffectiveAt).containsExactly(Sent.at(2));
        assertThat(partition.changes()).containsExactly("user:u ENTERED loyal v1 DEFINITION");
        assertThat(profile().getComputedTraits()).isEqualTo(Map.of("purchases", 3L));

        partition.compute("purchases", 3, "{\"event\":\"purchase\",\"within\":\"PT250S\"}");
        partition.settle();
        assertThat(partition.changes()).containsExactly("user:u EXITED loyal v1 DEFINITION");
        assertThat(profile().getComputedTraits()).isEqualTo(Map.of("purchases", 1L));
    }

    @Test
    void aBuiltInHidesOneOfItsName() {
        partition.compute("anonymous", 1, "{\"event\":\"visit\"}");
        partition.define("known", 1, property("anonymous", "equals", "false"));

        partition.take(U, Sent.event(U, 0, 1, "visit"));

        assertThat(partition.changes()).containsExactly("user:u ENTERED known v1 EVENT");
    }

    private static String property(String name, String operator, String value) {
        return "{\"filters\":[{\"property\":\"" + name + "\",\"operator\":\"" + operator + "\",\"value\":" + value
                + "}]}";
    }

    private Profile profile() {
        Profile last = partition.lastProfile(U);
        assertThat(last).isNotNull();
        return last;
    }
}
