// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours HOURS =
            new QuietHours(LocalTime.of(22, 30), LocalTime.of(8, 0), Optional.of("where.tz"), BERLIN);

    @Test
    void theTraitNamesTheZone() {
        assertThat(HOURS.zoneOf(Optional.of(People.known("{'where':{'tz':'Asia/Kathmandu'}}", "{}"))))
                .isEqualTo(ZoneId.of("Asia/Kathmandu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'where':'Asia/Kathmandu'}",
                "{'where':{'tz':'Asia/Atlantis'}}",
                "{'where':{'tz':'asia/kathmandu'}}",
                "{'where':{'tz':'+05:45'}}",
                "{'where':{'tz':''}}",
                "{'where':{'tz':5}}",
                "{'where':{'tz':['Asia/Kathmandu']}}"
            })
    void whatNamesNoneLeavesTheUsualOne(String traits) {
        assertThat(HOURS.zoneOf(Optional.of(People.known(traits, "{}")))).isEqualTo(BERLIN);
    }

    @Test
    void whatConcernsNobodyGoesByTheUsualOne() {
        assertThat(HOURS.window(Optional.empty())).isEqualTo(new QuietWindow(1_350, 480, BERLIN));
    }

    @Test
    void withoutATraitTheZoneIsTheSameForAll() {
        QuietHours hours = new QuietHours(LocalTime.MIN, LocalTime.NOON, Optional.empty(), BERLIN);

        assertThat(hours.window(Optional.of(People.known("{'tz':'Asia/Kathmandu'}", "{}"))))
                .isEqualTo(new QuietWindow(0, 720, BERLIN));
    }
}
