// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Micros;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.RawEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.reader.Deduplication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of every message that was acknowledged, by counting: it must have ended as exactly one thing. */
final class Books {

    private final RunningLine line;
    private final int acknowledged;
    private final List<Message> accepted;
    private final List<String> lost = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();

    /**
     * Reads {@code events.raw}.
     *
     * @param sent what was acknowledged, so it must be there
     */
    Books(RunningLine line, Collection<Call> sent) {
        this.line = line;
        List<RawEvent> raw = line.records().values(line.topics().eventsRaw());
        accepted = AcceptedMessages.of(raw, sent);
        difference(List.copyOf(sent), accepted.stream().map(Message::call).toList())
                .forEach((call, times) -> note(lost, "acknowledged", call, times));
        acknowledged = sent.size();
    }

    /** Everything on {@code events.raw}: also what was posted again. */
    List<Message> accepted() {
        return accepted;
    }

    /** Of each message one trace: kept ones on each topic of events, conflicts among the dead letters. */
    void compare(Deduplication expected) {
        List<Trace> kept = expected.kept().stream().map(Trace::of).toList();
        compare(
                "enriched",
                kept,
                line.records().values(line.topics().eventsEnriched()).stream()
                        .map(Trace::of)
                        .toList());
        compare(
                "resolved",
                kept,
                line.records().values(line.topics().eventsResolved()).stream()
                        .map(ResolvedEvent::getEvent)
                        .map(Trace::of)
                        .toList());
        compare(
                "dead letter",
                expected.conflicts().stream()
                        .map(message -> "DUPLICATE_CONFLICT " + message.call().messageId())
                        .toList(),
                line.records().values(line.topics().eventsDeadLetter()).stream()
                        .map(Books::describe)
                        .toList());
    }

    private static String describe(DeadLetter letter) {
        return letter.getCode() + " " + letter.getMessageId();
    }

    private <T> void compare(String what, List<T> expected, List<T> actual) {
        difference(expected, actual).forEach((one, times) -> note(lost, what, one, times));
        difference(actual, expected).forEach((one, times) -> note(repeated, what, one, times));
    }

    /** What is more often in one list than in the other, and how many times more. */
    private static <T> Map<T, Integer> difference(List<T> list, List<T> other) {
        Map<T, Integer> more = new HashMap<>();
        list.forEach(one -> more.merge(one, 1, Integer::sum));
        other.forEach(one -> more.computeIfPresent(one, (same, times) -> times == 1 ? null : times - 1));
        return more;
    }

    private static void note(List<String> where, String what, Object one, int times) {
        where.addAll(Collections.nCopies(times, what + ": " + one));
    }

    /** @throws AssertionError that names what was lost or repeated */
    void balance() {
        assertThat(lost).as("lost").isEmpty();
        assertThat(repeated).as("repeated").isEmpty();
    }

    /** The figures, a line each. */
    String table(Deduplication expected) {
        return row(acknowledged, "messages got a 200")
                + row(accepted.size(), "are on events.raw, those included that were posted again")
                + row(expected.kept().size(), "of these are resolved")
                + row(expected.repeats().size(), "are duplicates")
                + row(expected.conflicts().size(), "are dead letters")
                + row(lost.size(), "are lost")
                + row(repeated.size(), "are repeated");
    }

    private static String row(int figure, String what) {
        return String.format(Locale.ROOT, "%,10d %s%n", figure, what);
    }

    /** What tells one acceptance of a message from every other. */
    private record Trace(String messageId, long receivedAt, int position) {

        static Trace of(Message message) {
            return new Trace(message.call().messageId(), message.receivedAt(), message.position());
        }

        static Trace of(EnrichedEvent event) {
            return new Trace(event.getMessageId(), Micros.of(event.getReceivedAt()), event.getPosition());
        }
    }
}
