// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.deadletters;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.schemas.DeadLetter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which letters are meant.
 *
 * @param code empty means all
 * @param since only those that first failed no earlier
 */
record Selection(Optional<String> code, Instant since) {

    /** @throws CommandProblem where {@code --since} is no time */
    static Selection of(CommandLine line, Instant now) {
        return new Selection(
                line.find("--code"),
                line.find("--since").map(text -> since(text, now)).orElse(Instant.MIN));
    }

    private static Instant since(String text, Instant now) {
        try {
            if (text.startsWith("P")) {
                return now.minus(Duration.parse(text));
            }
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw CommandProblem.wrongUse("--since must be a time such as 2026-01-31T08:00:00Z, a day such as"
                    + " 2026-01-31, or how long ago, such as PT2H; not " + text + ".");
        }
    }

    boolean has(DeadLetter letter) {
        return code.map(letter.getCode()::equals).orElse(true)
                && !letter.getFirstFailedAt().isBefore(since);
    }
}
