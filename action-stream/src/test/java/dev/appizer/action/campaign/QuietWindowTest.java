// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.rows.QuietRow;
import dev.appizer.model.Micros;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietWindowTest {

    private static QuietWindow window(String from, String to, String zone) {
        return new QuietWindow(minute(from), minute(to), ZoneId.of(zone));
    }

    private static int minute(String time) {
        return LocalTime.parse(time).toSecondOfDay() / 60;
    }

    private static String end(QuietWindow window, String now) {
        return Micros.toInstant(window.endAfter(Micros.of(Instant.parse(now)))).toString();
    }

    @ParameterizedTest
    @CsvSource({
        // Within a day.
        "12:00, 14:00, UTC, 2026-01-01T11:59:59.999999Z, 2026-01-01T11:59:59.999999Z",
        "12:00, 14:00, UTC, 2026-01-01T12:00:00Z, 2026-01-01T14:00:00Z",
        "12:00, 14:00, UTC, 2026-01-01T13:59:59.999999Z, 2026-01-01T14:00:00Z",
        "12:00, 14:00, UTC, 2026-01-01T14:00:00Z, 2026-01-01T14:00:00Z",
        // Over midnight.
        "22:00, 08:00, UTC, 2026-01-01T21:59:00Z, 2026-01-01T21:59:00Z",
        "22:00, 08:00, UTC, 2026-01-01T22:00:00Z, 2026-01-02T08:00:00Z",
        "22:00, 08:00, UTC, 2026-01-01T07:59:59.999999Z, 2026-01-01T08:00:00Z",
        "22:00, 00:00, UTC, 2026-01-01T23:00:00Z, 2026-01-02T00:00:00Z",
        "00:00, 23:59, UTC, 2026-01-01T00:00:00Z, 2026-01-01T23:59:00Z",
        "00:01, 00:00, UTC, 2026-01-01T00:01:00Z, 2026-01-02T00:00:00Z",
        // Clocks that don't go by whole hours.
        "22:00, 08:00, Asia/Kathmandu, 2026-01-01T16:14:59Z, 2026-01-01T16:14:59Z",
        "22:00, 08:00, Asia/Kathmandu, 2026-01-01T16:15:00Z, 2026-01-02T02:15:00Z",
    })
    void itEndsByTheClockOnTheWall(String from, String to, String zone, String now, String end) {
        assertThat(end(window(from, to, zone), now)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // The night has an hour less.
        "22:00, 08:00, 2026-03-28T21:00:00Z, 2026-03-29T06:00:00Z",
        // 02:00 to 03:00 is not there: it ends where the clock skips it.
        "01:00, 02:30, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z",
        "22:00, 02:00, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
        // All of it is skipped.
        "02:00, 03:00, 2026-03-29T00:59:59Z, 2026-03-29T00:59:59Z",
        "02:00, 03:00, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
        // It begins where the clock skips its beginning.
        "02:30, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        // The night has an hour more.
        "22:00, 08:00, 2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z",
        // 02:00 to 03:00 comes twice: so does its end.
        "01:00, 02:30, 2026-10-24T23:30:00Z, 2026-10-25T00:30:00Z",
        "01:00, 02:30, 2026-10-25T00:30:00Z, 2026-10-25T00:30:00Z",
        "01:00, 02:30, 2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z",
        // The clock goes back before it ends.
        "02:00, 03:00, 2026-10-25T00:00:00Z, 2026-10-25T02:00:00Z",
        // The clock goes back to before it began.
        "02:30, 08:00, 2026-10-25T00:45:00Z, 2026-10-25T01:00:00Z",
    })
    void clocksAreTurnedInBerlin(String from, String to, String now, String end) {
        assertThat(end(window(from, to, "Europe/Berlin"), now)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // Midnight was skipped on 4 November 2018, and came twice on 17 February.
        "22:00, 00:30, America/Sao_Paulo, 2018-11-04T02:00:00Z, 2018-11-04T03:00:00Z",
        "00:00, 01:00, America/Sao_Paulo, 2018-11-04T02:59:59Z, 2018-11-04T02:59:59Z",
        "00:00, 01:00, America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-04T03:00:00Z",
        "23:00, 00:00, America/Sao_Paulo, 2018-02-18T01:30:00Z, 2018-02-18T03:00:00Z",
        // No more since 2019.
        "22:00, 00:30, America/Sao_Paulo, 2025-11-02T02:00:00Z, 2025-11-02T03:30:00Z",
        // Half an hour.
        "01:00, 02:15, Australia/Lord_Howe, 2026-10-03T15:00:00Z, 2026-10-03T15:30:00Z",
        "01:00, 01:45, Australia/Lord_Howe, 2026-04-04T14:40:00Z, 2026-04-04T14:45:00Z",
        "01:00, 01:45, Australia/Lord_Howe, 2026-04-04T15:00:00Z, 2026-04-04T15:15:00Z",
        // A whole day was skipped.
        "12:00, 08:00, Pacific/Apia, 2011-12-30T09:00:00Z, 2011-12-30T18:00:00Z",
    })
    void clocksAreTurnedElsewhere(String from, String to, String zone, String now, String end) {
        assertThat(end(window(from, to, zone), now)).isEqualTo(end);
    }

    @Test
    void itIsKeptInARow() {
        QuietWindow window = window("22:00", "08:00", "Europe/Berlin");

        assertThat(window.row()).isEqualTo(new QuietRow(1_320, 480, "Europe/Berlin"));
        assertThat(QuietWindow.of(window.row())).isEqualTo(window);
    }
}
