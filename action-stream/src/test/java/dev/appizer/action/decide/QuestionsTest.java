// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.decide.Analytics.Answer;
import dev.appizer.action.decide.PendingStore.Pending;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.CampaignState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

final class QuestionsTest {

    private static final String CAMPAIGN = "{'trigger':{'query':{},'last':'PT1H','operator':'greaterThan','value':100,"
            + "'every':'PT5M'},'action':{'webhook':{'url':'https://example.org/'}}}";
    private static final double LOW = 1;
    private static final double HIGH = 101;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos() / 1_000;
    private static final long NOW = 1_000 * MINUTE;

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final KeyValueStore<Bytes, byte[]> kept = store("kept");
    private final Campaigns campaigns = new Campaigns(store("defined"));
    private double total;

    private KeyValueStore<Bytes, byte[]> store(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    /** As a process finds them that has just started. */
    private Questions found() {
        Analytics analytics = question -> CompletableFuture.completedStage(new Answer.Given(OptionalDouble.of(total)));
        return new Questions(kept, campaigns, analytics, new Unmeasured());
    }

    private Questions begun() {
        campaigns.take(
                "c", new CampaignDefinition("c", 1L, CampaignState.ACTIVE, Instant.EPOCH, CAMPAIGN.replace('\'', '"')));
        Questions questions = found();
        questions.take("c", null, NOW);
        return questions;
    }

    /** The ids of what the answer sets off. */
    private List<String> ask(Questions questions, double answer, long now) {
        total = answer;
        List<Pending> setOff = new ArrayList<>(questions.elapse(now));
        setOff.addAll(questions.elapse(now + 1));
        return setOff.stream().map(Pending::id).toList();
    }

    private List<KeyValue<Bytes, byte[]>> committed() {
        List<KeyValue<Bytes, byte[]>> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = kept.all()) {
            all.forEachRemaining(rows::add);
        }
        return rows;
    }

    @Test
    void aCrossingIsTheSameOneWhenItIsFoundAgainAfterACrash() {
        Questions questions = begun();
        ask(questions, LOW, NOW);
        List<KeyValue<Bytes, byte[]>> committed = committed();
        List<String> sent = ask(questions, HIGH, NOW + 5 * MINUTE);

        kept.putAll(committed);
        List<String> again = ask(found(), HIGH, NOW + 6 * MINUTE);

        assertThat(again).hasSize(1).isEqualTo(sent);
    }

    @Test
    void theFirstAnswerMayCrossToo() {
        Questions questions = begun();
        List<KeyValue<Bytes, byte[]>> committed = committed();
        List<String> sent = ask(questions, HIGH, NOW);

        kept.putAll(committed);
        List<String> again = ask(found(), HIGH, NOW + MINUTE);

        assertThat(again).hasSize(1).isEqualTo(sent);
    }

    @Test
    void eachCrossingIsAnother() {
        Questions questions = begun();
        List<String> ids = new ArrayList<>(ask(questions, HIGH, NOW));
        ids.addAll(ask(questions, HIGH, NOW + 5 * MINUTE));
        ids.addAll(ask(questions, LOW, NOW + 10 * MINUTE));
        ids.addAll(ask(questions, HIGH, NOW + 15 * MINUTE));

        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }

    private static final class Unmeasured implements DecideMeters {

        @Override
        public void triggered(String campaign) {}

        @Override
        public void withheld(String campaign, String reason) {}

        @Override
        public void asked(String campaign, String outcome) {}
    }
}
