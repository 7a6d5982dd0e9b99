// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static dev.appizer.action.campaign.json.Bodies.campaign;
import static dev.appizer.action.campaign.json.Bodies.problems;
import static dev.appizer.action.campaign.json.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.campaign.QuietHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursReaderTest {

    @Test
    void theClockIsThatOfUtcUnlessItSaysOtherwise() {
        assertThat(campaign(with("'quietHours':{'from':'00:00','to':'23:59'}")).quietHours())
                .contains(new QuietHours(LocalTime.MIDNIGHT, LocalTime.of(23, 59), Optional.empty(), ZoneId.of("UTC")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'22:00' | /quietHours: A quiet time is a JSON object; write one here.",
                "{'from':'22:00'} | /quietHours/to: Give a time of the day, from \"00:00\" to \"23:59\".",
                "{'from':'24:00','to':'08:00'} | /quietHours/from: Give a time of the day, from \"00:00\" to"
                        + " \"23:59\".",
                "{'from':'22:00:00','to':'08:00'} | /quietHours/from: Give a time of the day, from \"00:00\" to"
                        + " \"23:59\".",
                "{'from':22,'to':'08:00'} | /quietHours/from: Give a time of the day, from \"00:00\" to \"23:59\".",
                "{'from':'08:00','to':'08:00'} | /quietHours/to: Give another time than \"from\": to send nothing at"
                        + " all, pause the campaign.",
                "{'from':'22:00','to':'08:00','timeZone':'+02:00'} | /quietHours/timeZone: Give a time zone by its IANA"
                        + " name, such as \"Europe/Berlin\"; or none, for UTC.",
                "{'from':'22:00','to':'08:00','timeZone':2} | /quietHours/timeZone: Give a time zone by its IANA name,"
                        + " such as \"Europe/Berlin\"; or none, for UTC.",
                "{'from':'22:00','to':'08:00','timeZoneTrait':''} | /quietHours/timeZoneTrait: Give the name or dotted"
                        + " path of the trait that holds a time zone, as a string that is not blank, of at most 255"
                        + " characters.",
                "{'from':'22:00','to':'08:00','zone':'UTC'} | /quietHours/zone: A quiet time has no such field; remove"
                        + " it. It has: from, to, timeZone, timeZoneTrait.",
            })
    void whatIsWrongIsPointedAt(String quietHours, String problem) {
        assertThat(problems(with("'quietHours':" + quietHours))).containsExactly(problem);
    }
}
