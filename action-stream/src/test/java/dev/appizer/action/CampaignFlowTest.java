// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import static dev.appizer.action.Bodies.DELAYED;
import static dev.appizer.action.Bodies.HOOK;
import static dev.appizer.action.Bodies.ON_ENTRY;
import static dev.appizer.action.Bodies.ON_EVENT;
import static dev.appizer.action.StageDriver.NOON;
import static dev.appizer.action.StageDriver.SETTLE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.schemas.Transition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sets campaigns off, and what becomes of it, through the whole stage under a moved clock. */
class CampaignFlowTest extends WithStage {

    @Test
    void whoeverEntersIsToldOfOnce() {
        stage.campaign("hello", ON_ENTRY)
                .profile("user:u", "buyers")
                .enter("user:u", "buyers")
                .pass(SETTLE);

        assertThat(stage.sentTo()).containsExactly("hello user:u");
        NotificationRow sent = stage.sent.get(0);
        Delivery delivery = requireNonNull(stage.deliveries().get(sent.getId()));
        assertThat(delivery.getState()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivery.getAttempts()).isEqualTo(1);
        assertThat(sent.getDestination()).isEqualTo("https://example.org:443");
    }

    @Test
    void aChangeWaitsForTheProfileThatCameWithIt() {
        stage.campaign("hello", ON_ENTRY)
                .profile("user:u")
                .enter("user:u", "buyers")
                .pass(Duration.ofMinutes(1));
        assertThat(stage.sent).isEmpty();

        stage.profile("user:u", Map.of("plan", "pro"), "buyers").pass(SETTLE);

        assertThat(stage.texts()).singleElement().asString().contains("\"plan\":\"pro\"");
    }

    @Test
    void whoeverWasInForAMomentIsToldOfAllTheSame() {
        stage.campaign("hello", ON_ENTRY)
                .campaign("bye", "{'trigger':{'segment':'buyers','on':'EXITED'}," + HOOK + "}")
                .profile("user:u")
                .enter("user:u", "buyers")
                .exit("user:u", "buyers")
                .pass(SETTLE);

        assertThat(stage.sentTo()).containsExactly("hello user:u", "bye user:u");
    }

    @Test
    void whatHappenedBeforeTheCampaignSetsNothingOff() {
        stage.profile("user:u", "buyers").enter("user:u", "buyers").pass(Duration.ofSeconds(1));

        stage.campaign("hello", ON_ENTRY).campaign("thanks", ON_EVENT).pass(SETTLE);
        stage.event("user:u", "m", "purchase", Map.of("amount", 20L), NOON.minusSeconds(60))
                .pass(SETTLE.multipliedBy(2));

        assertThat(stage.sent).isEmpty();
    }

    @Test
    void aBackfillFiresWhereItIsAskedFor() {
        stage.campaign("hello", ON_ENTRY)
                .campaign("all", "{'trigger':{'segment':'buyers','includeBackfill':true}," + HOOK + "}")
                .profile("user:u", "buyers")
                .change("user:u", "buyers", Transition.ENTERED, ChangeReason.DEFINITION)
                .pass(SETTLE);

        assertThat(stage.sentTo()).containsExactly("all user:u");
    }

    @Test
    void aDelayEndsToTheMillisecond() {
        stage.campaign("later", DELAYED).profile("user:u", "buyers").enter("user:u", "buyers");
        stage.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(stage.sent).isEmpty();
        assertThat(stage.deliveries().values()).singleElement().satisfies(delivery -> {
            assertThat(delivery.getState()).isEqualTo(DeliveryState.SCHEDULED);
            assertThat(delivery.getNextAttemptAt()).isEqualTo(NOON.plusSeconds(3600));
        });

        stage.pass(Duration.ofMillis(200));

        assertThat(stage.sentTo()).containsExactly("later user:u");
    }

    @Test
    void whoeverLeavesMeanwhileIsNotTold() {
        stage.campaign("later", DELAYED).profile("user:u", "buyers").enter("user:u", "buyers");
        stage.pass(Duration.ofMinutes(59));

        stage.profile("user:u").exit("user:u", "buyers").pass(Duration.ofHours(2));

        assertThat(stage.sent).isEmpty();
        assertThat(stage.deliveries().values()).extracting(Delivery::getState).containsExactly(DeliveryState.CANCELLED);
    }

    @Test
    void anEventSendsAnEMailWithWhatItBroughtAbout() {
        stage.campaign("thanks", ON_EVENT).event("user:u", "m1", "purchase", Map.of("amount", 20L));
        stage.event("user:u", "m2", "purchase", Map.of("amount", 10L));

        stage.profile("user:u").pass(SETTLE.plusMillis(100));

        assertThat(stage.texts()).containsExactly("u@example.org: Thanks for 20");
    }

    @Test
    void anEventOfSomebodyNewWaitsForTheirProfile() {
        stage.campaign("thanks", ON_EVENT).event("user:u", "m1", "purchase", Map.of("amount", 20L));
        stage.pass(Duration.ofMinutes(5));
        assertThat(stage.sent).isEmpty();

        stage.profile("user:u").pass(SETTLE);

        assertThat(stage.texts()).containsExactly("u@example.org: Thanks for 20");
    }

    @Test
    void aMissingAddressIsSeenInTheDelivery() {
        stage.campaign("thanks", ON_EVENT).profile("user:u", Map.of());

        stage.event("user:u", "m1", "purchase", Map.of("amount", 20L)).pass(SETTLE.plusMillis(100));

        assertThat(stage.sent).isEmpty();
        assertThat(stage.deliveries().values()).singleElement().satisfies(delivery -> {
            assertThat(delivery.getState()).isEqualTo(DeliveryState.FAILED);
            assertThat(delivery.getLastError()).contains("user.traits.email");
        });
    }

    @Test
    void anAudienceIsLookedAtWhenItIsDecided() {
        String body = DELAYED.replace(
                "'action'",
                "'audience':{'condition':{'any':["
                        + "{'property':'plan','operator':'equals','value':'pro'},{'segment':'vip'}]}},'action'");
        stage.campaign("later", body);
        stage.profile("user:a", Map.of("plan", "free"), "buyers").enter("user:a", "buyers");
        stage.profile("user:b", Map.of("plan", "free"), "buyers").enter("user:b", "buyers");
        stage.profile("user:c", Map.of("plan", "free"), "buyers").enter("user:c", "buyers");

        stage.profile("user:b", Map.of("plan", "pro"), "buyers");
        stage.profile("user:c", Map.of(), "buyers", "vip");
        stage.pass(Duration.ofHours(1)).pass(SETTLE);

        assertThat(stage.sentTo()).containsExactlyInAnyOrder("later user:b", "later user:c");
        assertThat(stage.withheld).containsExactly(Map.entry("later audience", 1));
    }

    @Test
    void aCapCountsWhatWasSentInItsPeriodAndNothingElse() {
        stage.campaign("often", ON_EVENT.replace("'defaults'", "'cap':{'count':2,'within':'P1D'},'defaults'"));
        stage.profile("user:u");
        for (int hour = 0; hour < 30; hour++) {
            stage.event("user:u", "m" + hour, "purchase", Map.of("amount", 100L + hour))
                    .pass(Duration.ofHours(1));
        }

        assertThat(stage.texts())
                .as("two, and each a day behind the one before the last")
                .containsExactly(
                        "u@example.org: Thanks for 100",
                        "u@example.org: Thanks for 101",
                        "u@example.org: Thanks for 124",
                        "u@example.org: Thanks for 125");
    }

    @Test
    void quietHoursPutOffToTheMinuteTheyEndByTheClockOfThePerson() {
        String quiet = "'quietHours':{'from':'12:00','to':'14:30','timeZoneTrait':'zone','timeZone':'UTC'},'defaults'";
        stage.campaign("thanks", ON_EVENT.replace("'defaults'", quiet));
        stage.profile("user:here", Map.of("email", "here@example.org"));
        stage.profile("user:far", Map.of("email", "far@example.org", "zone", "Asia/Kathmandu"));

        stage.event("user:here", "m1", "purchase", Map.of("amount", 20L));
        stage.event("user:far", "m2", "purchase", Map.of("amount", 20L));
        stage.pass(Duration.ofHours(2).plusMinutes(30).minusMillis(100));
        assertThat(stage.texts()).as("in Kathmandu it is evening").containsExactly("far@example.org: Thanks for 20");
        stage.pass(Duration.ofMillis(300));

        assertThat(stage.texts()).hasSize(2).contains("here@example.org: Thanks for 20");
    }

    @Test
    void whoeverLeavesInQuietHoursIsNotTold() {
        stage.campaign("hello", ON_ENTRY.replace("'action'", "'quietHours':{'from':'12:00','to':'13:00'},'action'"));
        stage.profile("user:u", "buyers").enter("user:u", "buyers").pass(Duration.ofMinutes(10));

        stage.profile("user:u").exit("user:u", "buyers").pass(Duration.ofHours(2));

        assertThat(stage.sent).isEmpty();
        assertThat(stage.withheld).containsExactly(Map.entry("hello called-off", 1));
    }

    @Test
    void aThresholdIsCrossedOnceUntilItIsLeft() {
        stage.answers(3);
        stage.campaign(
                "many",
                "{'trigger':{'query':{'event':'error_occurred'},'last':'PT1H','operator':'greaterThan',"
                        + "'value':5,'every':'PT5M'},'action':{'webhook':{'url':'https://example.org/hook','body':"
                        + "{'errors':'{{query.value}}'}}}}");
        stage.pass(Duration.ofMinutes(6));
        assertThat(stage.sent).isEmpty();
        assertThat(stage.asked.get(0))
                .as("to the millisecond at which it was asked")
                .isEqualTo("{\"event\":\"error_occurred\",\"startDate\":\"2026-03-01T11:00:07.200Z\","
                        + "\"endDate\":\"2026-03-01T12:00:07.200Z\"}");

        stage.answers(7);
        stage.pass(Duration.ofMinutes(21));
        stage.answers(2);
        stage.pass(Duration.ofMinutes(6));
        stage.answers(9);
        stage.pass(Duration.ofMinutes(6));

        assertThat(stage.texts()).containsExactly("{\"errors\":\"7\"}", "{\"errors\":\"9\"}");
    }
}
