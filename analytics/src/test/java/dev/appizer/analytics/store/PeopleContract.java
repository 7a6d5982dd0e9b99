// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is whom, as it is known when a question is asked. */
interface PeopleContract extends Told {

    private void sendVisits() {
        story().send("visit", "anonymous:1", "2024-05-01T10:00:00Z");
        story().send("visit", "anonymous:2", "2024-05-01T10:05:00Z");
        story().send("sign up", "user:1", "2024-05-01T10:10:00Z");
        story().send("visit", null, "2024-05-01T10:10:00Z");
        story().person("user:1", Map.of("plan", "pro"), Set.of("paying"));
        story().person("anonymous:1", Map.of("plan", "none"), Set.of());
    }

    private void agree() {
        Field plan = new Field.Trait("plan");
        story().agreement().on(Ask.trend(Measure.USERS, null));
        story().agreement().on(Ask.trend(Measure.USERS, null, plan));
        story().agreement().on(Ask.events(plan, new Field.InSegment("paying")));
        story().agreement().on(Ask.funnel("visit", "sign up"));
        story().agreement().on(Ask.strictFunnel("visit", "visit", "sign up"));
        story().agreement().on(Ask.retention(Ask.YEAR, Interval.MONTH, ZoneId.of("UTC"), Ask.ANY, Ask.step("sign up")));
    }

    @Test
    default void anAliasHoldsForAllThatEverWas() {
        sendVisits();
        agree();

        story().alias("anonymous:1", "user:1");
        agree();
        story().alias("anonymous:2", "user:1");
        agree();
    }

    @Test
    default void anAliasThatIsReadFirstHoldsForAllThatComes() {
        story().alias("anonymous:1", "user:1");
        story().alias("user:1", "user:1");
        story().alias("anonymous:2", "user:1");
        sendVisits();

        agree();
    }

    @Test
    default void anAliasThatIsUndoneHoldsNoMore() {
        sendVisits();
        story().alias("anonymous:1", "user:1");
        story().alias("anonymous:2", "user:1");

        story().alias("anonymous:1", "anonymous:1");
        agree();
        story().world().aliases().remove("anonymous:2");
        story().write(List.of(new Batch.Alias("anonymous:2", null)), List.of(), List.of());
        agree();
        story().alias("anonymous:2", "user:1");
        agree();
    }

    @Test
    default void thePersonOfAnIdentifierMayChange() {
        sendVisits();
        story().alias("anonymous:1", "user:1");
        story().alias("anonymous:1", "user:2");
        agree();

        story().alias("user:1", "user:3");
        story().alias("anonymous:1", "user:3");
        agree();
    }

    /** Of one identifier in one batch the last one counts. */
    @Test
    default void whatIsSaidLastOfAnIdentifierCounts() {
        sendVisits();
        story().world().aliases().put("anonymous:1", "user:2");
        story().world().aliases().remove("anonymous:2");
        story().write(
                        List.of(
                                new Batch.Alias("anonymous:1", "user:1"),
                                new Batch.Alias("anonymous:2", "user:1"),
                                new Batch.Alias("anonymous:1", "user:2"),
                                new Batch.Alias("anonymous:2", null)),
                        List.of(),
                        List.of());

        agree();
    }

    @Test
    default void whoIsWhomIsKnownAgainAfterReopening() {
        sendVisits();
        story().alias("anonymous:1", "user:1");
        story().alias("anonymous:2", "user:1");
        story().alias("anonymous:2", "anonymous:2");

        story().reopen();
        agree();
        story().send("visit", "anonymous:2", "2024-05-01T10:07:00Z");
        story().send("visit", "anonymous:1", "2024-05-01T10:07:30Z");
        agree();
    }
}
