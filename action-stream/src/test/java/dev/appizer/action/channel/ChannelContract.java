// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Postponed;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every channel does, whatever its destinations do.
 *
 * @param <T> what is sent
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelContract<T> {

    private static final int SECONDS = 30;

    private Channel<T> channel;

    /** What a destination has got. */
    public record Arrival(String id, String text) {}

    /** A channel whose time-outs are a second or so. */
    protected abstract Channel<T> open();

    /** Something to be sent to the one destination of these tests, which is new for each. */
    protected abstract T content(String text);

    /** What arrived at that destination, in any order. */
    protected abstract List<Arrival> arrivals();

    /** What can be wrong with a destination. */
    protected abstract Stream<Trouble> troubles();

    /** What keeps an attempt under way for longer than a close takes. */
    protected abstract Trouble hang();

    @BeforeEach
    void openChannel() {
        channel = open();
    }

    @AfterEach
    void closeChannel() {
        channel.close();
    }

    protected static Outcome outcome(CompletionStage<Outcome> stage) throws Exception {
        return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void whatIsSentArrivesOnceWithItsId() throws Exception {
        Outcome outcome = outcome(channel.send("a", content("one – ü")));

        assertThat(outcome).isEqualTo(new Delivered());
        assertThat(arrivals()).containsExactly(new Arrival("a", "one – ü"));
    }

    @Test
    void anotherAttemptHasTheSameId() throws Exception {
        outcome(channel.send("a", content("one")));

        Outcome again = outcome(channel.send("a", content("one")));

        assertThat(again).isEqualTo(new Delivered());
        assertThat(arrivals()).containsExactly(new Arrival("a", "one"), new Arrival("a", "one"));
    }

    @Test
    void manyAtOnceAllArrive() throws Exception {
        List<CompletionStage<Outcome>> stages = IntStream.range(0, 100)
                .mapToObj(n -> channel.send("id" + n, content("text" + n)))
                .toList();

        for (CompletionStage<Outcome> stage : stages) {
            assertThat(outcome(stage)).isEqualTo(new Delivered());
        }
        assertThat(arrivals())
                .hasSize(100)
                .extracting(Arrival::id, Arrival::text)
                .contains(tuple("id7", "text7"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aDestinationInTroubleHasFailedUntilItIsBack(Trouble trouble) throws Exception {
        trouble.begin();
        Outcome during = outcome(channel.send("a", content("one")));
        trouble.end();

        Outcome after = outcome(channel.send("a", content("one")));

        assertThat(during).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.why()).contains(trouble.why());
            assertThat(failed.after()).isEqualTo(trouble.after());
        });
        assertThat(after).isEqualTo(new Delivered());
        assertThat(arrivals()).contains(new Arrival("a", "one"));
    }

    @Test
    void whatIsUnderWayAtTheCloseHasAnOutcome() throws Exception {
        Trouble hang = hang();
        hang.begin();
        List<CompletionStage<Outcome>> stages = IntStream.range(0, 50)
                .mapToObj(n -> channel.send("id" + n, content("text")))
                .toList();

        channel.close();

        for (CompletionStage<Outcome> stage : stages) {
            assertThat(stage.toCompletableFuture()).isDone();
            assertThat(outcome(stage)).isInstanceOfAny(Failed.class, Postponed.class);
        }
        hang.end();
    }

    @Test
    void aClosedChannelSendsNothing() throws Exception {
        channel.close();

        Outcome outcome = outcome(channel.send("a", content("one")));

        assertThat(outcome).isEqualTo(Destinations.CLOSED);
        assertThat(arrivals()).isEmpty();
    }
}
