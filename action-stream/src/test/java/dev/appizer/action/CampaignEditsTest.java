// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import static dev.appizer.action.Bodies.DELAYED;
import static dev.appizer.action.StageDriver.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.CampaignState;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Campaigns are paused, changed and deleted while they wait. */
class CampaignEditsTest extends WithStage {

    @Test
    void aPauseHoldsWhatWasBegunAndLetsNothingBegin() {
        stage.campaign("later", DELAYED).profile("user:a", "buyers").enter("user:a", "buyers");
        stage.pass(Duration.ofMinutes(1)).campaign("later", DELAYED, CampaignState.PAUSED, 2);
        stage.profile("user:b", "buyers").enter("user:b", "buyers").pass(Duration.ofHours(3));
        assertThat(stage.sent).isEmpty();

        stage.campaign("later", DELAYED, CampaignState.ACTIVE, 3).pass(Duration.ofMinutes(2));

        assertThat(stage.sentTo()).containsExactly("later user:a");
    }

    @Test
    void ofACampaignThatIsDeletedNothingIsSent() {
        stage.campaign("later", DELAYED).profile("user:u", "buyers").enter("user:u", "buyers");

        stage.deleteCampaign("later").pass(Duration.ofHours(2));

        assertThat(stage.sent).isEmpty();
        assertThat(stage.deliveries().values()).extracting(Delivery::getState).containsExactly(DeliveryState.CANCELLED);
    }

    @Test
    void anotherCampaignOfTheSameIdDoesNotGoOnWithWhatWasDeleted() {
        stage.campaign("later", DELAYED)
                .profile("user:u", "buyers")
                .enter("user:u", "buyers")
                .pass(Duration.ofMinutes(1));

        stage.deleteCampaign("later")
                .pass(Duration.ofMinutes(1))
                .campaign("later", DELAYED)
                .pass(Duration.ofHours(2));

        assertThat(stage.sent).isEmpty();
    }

    @Test
    void aCampaignThatThisBuildCannotReadIsWaitedFor() {
        stage.campaign("later", DELAYED).profile("user:u", "buyers").enter("user:u", "buyers");
        stage.campaign("later", "{'trigger':{'of':'a later build'}}", CampaignState.ACTIVE, 2)
                .pass(Duration.ofHours(2));
        assertThat(stage.sent).isEmpty();

        stage.campaign("later", DELAYED, CampaignState.ACTIVE, 3).pass(Duration.ofMinutes(2));

        assertThat(stage.sentTo()).containsExactly("later user:u");
    }

    @Test
    void whatCameBeforeAPauseStillSetsItOff() {
        stage.campaign("later", DELAYED).profile("user:u", "buyers").pass(Duration.ofMinutes(1));
        stage.campaign("later", DELAYED, CampaignState.PAUSED, 2);

        stage.changeOf("user:u", "buyers", stage.now().minusSeconds(30)).pass(Duration.ofMinutes(1));
        stage.campaign("later", DELAYED, CampaignState.ACTIVE, 3)
                .pass(Duration.ofHours(1))
                .pass(SETTLE);

        assertThat(stage.sentTo()).containsExactly("later user:u");
    }
}
