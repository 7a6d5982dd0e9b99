// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.appizer.action.campaign.json.CampaignJson;
import dev.appizer.schemas.DeliveryState;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever copies a campaign from the page has one that is taken. */
class CampaignsPageTest {

    private static final Pattern PUT = Pattern.compile("-X PUT [^\\n]*/v1/campaigns/[^\\n]* -d '([^']*)'");
    private static final Pattern BLOCK = Pattern.compile("```json\\n(\\{[^`]*\"trigger\"[^`]*)```");

    private final String page = Project.read("docs/campaigns.md");

    CampaignsPageTest() throws IOException {}

    @Test
    void everyCampaignOfThePageIsOne() {
        List<String> campaigns = Stream.of(PUT, BLOCK)
                .flatMap(pattern -> pattern.matcher(page).results())
                .map(match -> match.group(1))
                .toList();

        assertThat(campaigns).hasSizeGreaterThanOrEqualTo(6);
        assertThat(campaigns)
                .allSatisfy(campaign -> assertThatCode(() -> CampaignJson.read("any", campaign))
                        .as(campaign)
                        .doesNotThrowAnyException());
    }

    @Test
    void noCampaignIsOverlooked() {
        assertThat(Pattern.compile("\"trigger\": *\\{").matcher(page).results().count())
                .isEqualTo(Stream.of(PUT, BLOCK)
                        .mapToLong(pattern -> pattern.matcher(page).results().count())
                        .sum());
    }

    @Test
    void everyStateIsNamed() {
        assertThat(Arrays.stream(DeliveryState.values()).filter(state -> state != DeliveryState.UNKNOWN))
                .allSatisfy(state -> assertThat(page).contains("| `" + state + "` |"));
    }
}
