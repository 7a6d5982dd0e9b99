// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The range of time that a command line asks for, and how it is cut. The bucket that goes on now is the last one. */
final class Span {

    static final Set<String> OPTIONS = Set.of("--last", "--from", "--to", "--timezone");

    private static final String START = "startDate";
    private static final String END = "endDate";
    private static final String ZONE = "timezone";
    private static final Pattern LAST = Pattern.compile("([1-9][0-9]{0,5})([mhdw])");
    private static final Duration MINUTES_UP_TO = Duration.ofHours(2);
    private static final Duration HOURS_UP_TO = Duration.ofDays(3);
    private static final Duration DAYS_UP_TO = Duration.ofDays(92);
    private static final Duration WEEKS_UP_TO = Duration.ofDays(731);

    private Span() {}

    /** Completes a question by what it does not say itself. */
    static void complete(Question question, CommandLine line, Clock clock) {
        ObjectNode body = question.body();
        line.find("--timezone").ifPresent(zone -> body.put(ZONE, zone));
        if (!body.has(ZONE)) {
            body.put(ZONE, clock.getZone().getId());
        }
        ZonedDateTime now = ZonedDateTime.now(clock)
                .withZoneSameInstant(zone(body.path(ZONE).asText()));
        boolean isDated = line.has("--from") || line.has("--to");
        if (isDated && line.has("--last")) {
            throw CommandProblem.wrongUse("Give --last, or --from and --to.");
        } else if (isDated) {
            line.find("--from").ifPresent(from -> body.put(START, from));
            body.put(END, line.find("--to").orElseGet(() -> now.toLocalDate().toString()));
            if (!body.has(START)) {
                throw CommandProblem.wrongUse("--to needs a --from, such as --from 2026-01-01.");
            }
        } else if (line.has("--last") || !body.has(START) || !body.has(END)) {
            last(question, line.find("--last").orElse("30d"), now);
        }
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw CommandProblem.wrongUse("--timezone takes such as Europe/Paris or +02:00, not " + zone + ".");
        }
    }

    private static void last(Question question, String text, ZonedDateTime now) {
        Matcher last = LAST.matcher(text);
        if (!last.matches()) {
            throw CommandProblem.wrongUse(
                    "--last takes a number of minutes, hours, days or weeks, such as 90m, 24h, 30d or 8w; not " + text
                            + ".");
        }
        long count = Long.parseLong(last.group(1));
        Duration length = switch (last.group(2)) {
            case "m" -> putTimes(question.body(), now, count, ChronoUnit.MINUTES);
            case "h" -> putTimes(question.body(), now, count, ChronoUnit.HOURS);
            case "d" -> putDays(question.body(), now, count);
            default -> putDays(question.body(), now, count * 7);
        };
        if (!question.body().has("interval") && question.kind() != Question.Kind.FUNNEL) {
            question.body().put("interval", interval(length, question.kind()));
        }
    }

    private static Duration putTimes(ObjectNode body, ZonedDateTime now, long count, ChronoUnit unit) {
        ZonedDateTime current = now.truncatedTo(unit);
        body.put(START, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(current.minus(count - 1, unit)));
        body.put(END, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(current.plus(1, unit)));
        return unit.getDuration().multipliedBy(count);
    }

    private static Duration putDays(ObjectNode body, ZonedDateTime now, long count) {
        body.put(START, now.toLocalDate().minusDays(count - 1).toString());
        body.put(END, now.toLocalDate().toString());
        return Duration.ofDays(count);
    }

    private static String interval(Duration length, Question.Kind kind) {
        if (length.compareTo(MINUTES_UP_TO) <= 0 && kind == Question.Kind.TREND) {
            return "minute";
        } else if (length.compareTo(HOURS_UP_TO) <= 0 && kind == Question.Kind.TREND) {
            return "hour";
        } else if (length.compareTo(DAYS_UP_TO) <= 0) {
            return "day";
        }
        return length.compareTo(WEEKS_UP_TO) <= 0 ? "week" : "month";
    }
}
