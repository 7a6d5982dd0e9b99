// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import static dev.appizer.action.Bodies.DELAYED;
import static dev.appizer.action.Bodies.HOOK;
import static dev.appizer.action.Bodies.ON_ENTRY;
import static dev.appizer.action.Bodies.ON_EVENT;
import static dev.appizer.action.StageDriver.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People turn out to be others, come apart and are erased while campaigns wait. */
class CampaignPeopleTest extends WithStage {

    @Test
    void whoeverIsErasedIsToldNobodyOf() {
        stage.campaign("bye", "{'trigger':{'segment':'buyers','on':'EXITED'}," + HOOK + "}")
                .profile("user:u")
                .change("user:u", "buyers", Transition.EXITED, ChangeReason.ERASURE)
                .pass(SETTLE);

        assertThat(stage.sent).isEmpty();
    }

    @Test
    void whatTheOneHeardTheOtherHeardToo() {
        stage.campaign("often", ON_EVENT.replace("'defaults'", "'cap':{'count':1,'within':'P1D'},'defaults'"));
        stage.profile("anonymous:a", Map.of("email", "a@example.org"));
        stage.event("anonymous:a", "m1", "purchase", Map.of("amount", 20L)).pass(Duration.ofSeconds(2));

        stage.merge("anonymous:a", "user:u").noProfile("anonymous:a").profile("user:u");
        stage.event("user:u", "m2", "purchase", Map.of("amount", 20L)).pass(Duration.ofSeconds(2));

        assertThat(stage.sentTo()).containsExactly("often anonymous:a");
    }

    @Test
    void whatSomebodyDidGoesAlongWhereTheyTurnOutToBeAnother() {
        stage.campaign("later", ON_EVENT.replace("]}", "],'delay':'PT1H'}"));
        stage.profile("anonymous:a", Map.of());
        stage.event("anonymous:a", "m1", "purchase", Map.of("amount", 20L)).pass(Duration.ofMinutes(10));

        stage.merge("anonymous:a", "user:u").noProfile("anonymous:a").profile("user:u");
        stage.pass(Duration.ofMinutes(50)).pass(SETTLE);

        assertThat(stage.texts()).containsExactly("u@example.org: Thanks for 20");
    }

    @Test
    void whatComesBehindAJoinGoesAlongToo() {
        stage.campaign("thanks", ON_EVENT);
        stage.merge("anonymous:a", "user:u").profile("user:u");

        stage.event("anonymous:a", "m1", "purchase", Map.of("amount", 20L)).pass(Duration.ofSeconds(5));

        assertThat(stage.texts()).containsExactly("u@example.org: Thanks for 20");
    }

    @Test
    void anErasureTakesEverythingAlong() {
        stage.campaign("later", DELAYED).campaign("hello", ON_ENTRY);
        stage.profile("user:u", "buyers").enter("user:u", "buyers").pass(Duration.ofSeconds(2));
        List<String> told = List.copyOf(stage.deliveries().keySet());
        assertThat(told).hasSize(2);

        stage.erase("user:u").pass(Duration.ofHours(2));

        assertThat(stage.sentTo()).containsExactly("hello user:u");
        assertThat(stage.deliveries())
                .containsOnlyKeys(told)
                .allSatisfy((id, delivery) -> assertThat(delivery).isNull());
    }

    @Test
    void anErasureThatIsKnownBeforeWhatItEndsTellsNobody() {
        stage.campaign("hello", ON_ENTRY)
                .campaign("bye", "{'trigger':{'segment':'buyers','on':'EXITED'}," + HOOK + "}");
        stage.erase("user:u").pass(Duration.ofMillis(100));

        stage.enter("user:u", "buyers").profile("user:u", "buyers").pass(Duration.ofMillis(100));
        stage.change("user:u", "buyers", Transition.EXITED, ChangeReason.ERASURE)
                .noProfile("user:u");
        stage.pass(Duration.ofMinutes(1));

        assertThat(stage.sent).isEmpty();
    }

    @Test
    void whatIsDrivenAgainOfSomebodyErasedStays() {
        stage.campaign("hello", ON_ENTRY)
                .profile("user:u", "buyers")
                .enter("user:u", "buyers")
                .pass(SETTLE);
        NotificationRow sent = stage.sent.remove(0);
        stage.pass(SETTLE).erase("user:u");

        stage.driveAgain(sent).pass(Duration.ofMinutes(1));

        assertThat(stage.sent).isEmpty();
        assertThat(stage.withheld).containsExactly(Map.entry("hello erased", 1));
    }

    @Test
    void whatGoesAlongIsCutIntoRecordsThatKafkaTakes() {
        stage.campaign("later", ON_EVENT.replace("]}", "],'delay':'PT1H'}"));
        stage.profile("anonymous:a", Map.of());
        String long1 = "x".repeat(30_000);
        for (int event = 0; event < 60; event++) {
            stage.event("anonymous:a", "m" + event, "purchase", Map.of("amount", 20L, "note", long1));
        }

        stage.merge("anonymous:a", "user:u").noProfile("anonymous:a").profile("user:u");
        assertThat(stage.sizesOfCarried()).hasSizeGreaterThan(5).allMatch(size -> size < 400_000);
        stage.pass(Duration.ofHours(1)).pass(SETTLE);

        assertThat(stage.texts()).hasSize(60);
    }

    @Test
    void whatComesApartTakesItsOwnAlong() {
        stage.campaign("later", ON_EVENT.replace("]}", "],'delay':'PT1H'}"));
        stage.profile("user:u").profile("anonymous:a", Map.of("email", "a@example.org"));
        stage.event("anonymous:a", "m1", "purchase", Map.of("amount", 20L))
                .event("user:u", "m2", "purchase", Map.of("amount", 30L));
        stage.merge("anonymous:a", "user:u").noProfile("anonymous:a").pass(Duration.ofMinutes(1));

        stage.split("anonymous:a", "user:u").profile("anonymous:a", Map.of("email", "a@example.org"));
        stage.pass(Duration.ofHours(1)).pass(SETTLE);

        assertThat(stage.texts())
                .containsExactlyInAnyOrder("a@example.org: Thanks for 20", "u@example.org: Thanks for 30");
    }

    @Test
    void aProfileThatComesLateDoesNotHideAJoin() {
        stage.campaign("thanks", ON_EVENT);
        stage.merge("anonymous:a", "user:u").profile("user:u");
        stage.profile("anonymous:a", Map.of()).noProfile("anonymous:a");

        stage.event("anonymous:a", "m1", "purchase", Map.of("amount", 20L)).pass(Duration.ofSeconds(5));

        assertThat(stage.texts()).containsExactly("u@example.org: Thanks for 20");
    }

    @Test
    void whatTheOneHearsBehindTheJoinTheOtherHeardToo() {
        stage.campaign("often", ON_ENTRY.replace("'action'", "'cap':{'count':1,'within':'P1D'},'action'"));
        stage.profile("anonymous:a", "buyers").merge("anonymous:a", "user:u");
        stage.enter("anonymous:a", "buyers").pass(Duration.ofMillis(200));

        stage.noProfile("anonymous:a").profile("user:u", "buyers");
        stage.change("user:u", "buyers", Transition.ENTERED, ChangeReason.MERGE).pass(Duration.ofSeconds(3));

        assertThat(stage.sentTo()).containsExactly("often anonymous:a");
    }
}
