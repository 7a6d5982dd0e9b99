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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether every message that was acknowledged ended as exactly one thing. */
final class Books {

    private final RunningLine line;

    Books(RunningLine line) {
        this.line = line;
    }

    /** Everything on {@code events.raw}; what was acknowledged must be there. */
    List<Message> accepted(Collection<Call> sent) {
        List<RawEvent> raw = line.records().values(line.topics().eventsRaw());
        List<Message> accepted = AcceptedMessages.of(raw, sent);
        Set<Call> there = new HashSet<>();
        accepted.forEach(message -> there.add(message.call()));
        assertThat(there).as("acknowledged, so on events.raw").containsAll(sent);
        return accepted;
    }

    /** Of each message one trace: kept ones on {@code events.resolved}, conflicts among the dead letters. */
    void balance(Deduplication expected) {
        List<Trace> kept = expected.kept().stream().map(Trace::of).toList();
        assertThat(line.records().values(line.topics().eventsEnriched()))
                .extracting(Trace::of)
                .containsExactlyInAnyOrderElementsOf(kept);
        assertThat(line.records().values(line.topics().eventsResolved()))
                .extracting(ResolvedEvent::getEvent)
                .extracting(Trace::of)
                .containsExactlyInAnyOrderElementsOf(kept);
        List<DeadLetter> dead = line.records().values(line.topics().eventsDeadLetter());
        assertThat(dead).allMatch(letter -> letter.getCode().equals("DUPLICATE_CONFLICT"));
        assertThat(dead)
                .extracting(DeadLetter::getMessageId)
                .containsExactlyInAnyOrderElementsOf(expected.conflicts().stream()
                        .map(message -> message.call().messageId())
                        .toList());
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
