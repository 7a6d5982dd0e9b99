// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.local.cli.CommandProblem;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.TypedValues;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Persons with a past: each is one record of what the segment stage takes over from elsewhere, with a plan and events that
 * lie evenly over a time, every fourth of them a purchase; a single one is. A way through all stages would take ten times as long, and leave the same rows.
 *
 * @param prefix of the persons' ids
 * @param persons how many
 * @param events of each
 * @param last event time of the last, in microseconds
 * @param span from the first to the last
 */
public record Histories(String prefix, int persons, int events, long last, Duration span) {

    private static final List<String> PLANS = List.of("free", "pro", "enterprise", "trial");

    /** Writes them all and returns when they are acknowledged. */
    public void fill(String bootstrapServers, String topic) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, Contribution> producer = PlainRecords.producer(
                bootstrapServers, new RowCodec<>(Contribution.class).serde().serializer())) {
            for (int n = 0; n < persons && failure.get() == null; n++) {
                String identifier = "user:" + prefix + n;
                Future<RecordMetadata> unused = producer.send(
                        new ProducerRecord<>(topic, identifier, contribution(identifier, n)), (metadata, exception) -> {
                            if (exception != null) {
                                failure.set(exception);
                            }
                        });
            }
        }
        if (failure.get() != null) {
            throw CommandProblem.failed("A history was not acknowledged", failure.get());
        }
    }

    private Contribution contribution(String identifier, int person) {
        List<HistoryPiece> pieces = IntStream.range(0, events)
                .mapToObj(event -> piece(person, event))
                .toList();
        MomentRow moment = moment(person, 0);
        TraitRow plan = new TraitRow(
                TypedValues.ofValue(PLANS.get((int) (Hash.of(person, 5) % PLANS.size()))), moment, List.of());
        return new Contribution(
                identifier, 0L, moment, null, false, pieces, List.of(new TraitPiece("plan", plan)), null);
    }

    private HistoryPiece piece(int person, int event) {
        long n = (long) person * events + event;
        String name = events == 1 || Hash.of(n, 3) % 4 == 0 ? Segments.PURCHASE : "button_clicked";
        ByteBuffer properties = TypedValues.ofMap(Map.of(
                "amount", Hash.of(n, 4) % 10_000 / 4.0, "currency", "EUR", "item", "item-" + Hash.of(n, 6) % 1_000));
        return new HistoryPiece(moment(person, event), new HistoryRow(name, properties));
    }

    private MomentRow moment(int person, int event) {
        long spread = events == 1 ? 0 : span.toNanos() / 1_000 / (events - 1);
        long time = last - spread * (events - 1 - event);
        return new MomentRow(time, time, 0, prefix + person + "-" + event);
    }
}
