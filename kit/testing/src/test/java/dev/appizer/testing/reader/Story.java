// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallBuilder;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.history.Unalias;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Messages as a test tells them: each is received a second after the one before, the first at {@link #START}. */
final class Story {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final List<Message> messages = new ArrayList<>();
    private final List<Unalias> unaliases = new ArrayList<>();
    private int cap = ReferenceReader.USUAL_CAP;
    private Instant now = START;

    /** The given instant after {@link #START}. */
    static Instant after(String duration) {
        return START.plus(Duration.parse(duration));
    }

    Story cap(int most) {
        cap = most;
        return this;
    }

    /** The next thing is received this long after {@link #START}; going back tells of a late arrival. */
    Story at(String afterStart) {
        now = after(afterStart);
        return this;
    }

    Story send(CallBuilder call) {
        return send("m" + messages.size(), call);
    }

    Story send(String messageId, CallBuilder call) {
        messages.add(call.messageId(messageId).build().accepted(micros(), 0));
        now = now.plusSeconds(1);
        return this;
    }

    Story alias(String user, String previous) {
        return send(Call.alias(user, previous));
    }

    Story claim(String user, String anonymous) {
        return send(Call.identify().user(user).anonymous(anonymous));
    }

    Story track(String event, String user) {
        return send(Call.track(event).user(user));
    }

    Story trackAnonymous(String event, String anonymous) {
        return send(Call.track(event).anonymous(anonymous));
    }

    Story unalias(String previous) {
        unaliases.add(new Unalias(previous, micros()));
        now = now.plusSeconds(1);
        return this;
    }

    List<Message> messages() {
        return messages;
    }

    ReferenceReader read() {
        return ReferenceReader.of(messages, unaliases, cap);
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, now);
    }
}
