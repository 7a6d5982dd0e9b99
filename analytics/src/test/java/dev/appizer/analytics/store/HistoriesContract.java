// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.reference.Agreement;
import dev.appizer.analytics.reference.RandomEvents;
import dev.appizer.analytics.reference.RandomHistory;
import dev.appizer.analytics.reference.RandomQuestions;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random questions about random histories; {@code -Danalytics.seeds} says how many, and a test's name with which seed. */
interface HistoriesContract extends Told {

    int BATCHES = 4;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("analytics.seeds", 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    default void anyQuestionAboutAnyHistoryIsAnswered(long seed) {
        RandomEvents.Sizes sizes = new RandomEvents.Sizes(200, seed % 2 == 0 ? 6 : 60, 4, 20);
        RandomEvents events = new RandomEvents(seed, sizes);
        RandomHistory history = new RandomHistory(events, Story.TOPIC);
        RandomQuestions questions = new RandomQuestions(events);

        for (int batch = 0; batch < BATCHES; batch++) {
            story().store().write(history.next());
            if (batch == BATCHES / 2) {
                askAbout(history, questions, 1);
                story().reopen();
            }
        }
        askAbout(history, questions, 2);
    }

    private void askAbout(RandomHistory history, RandomQuestions questions, int times) {
        Agreement agreement = new Agreement(history.world(), story().store());
        for (int i = 0; i < times; i++) {
            agreement.on(questions.trend());
            agreement.on(questions.trend());
            agreement.on(questions.funnel());
            agreement.on(questions.retention());
        }
        agreement.onTheCatalogue();
    }

    @Test
    default void aLongerHistoryIsAnsweredAsAShortOneIs() {
        RandomEvents events = new RandomEvents(99, new RandomEvents.Sizes(2_000, 100, 8, 30));
        RandomHistory history = new RandomHistory(events, Story.TOPIC);
        for (int batch = 0; batch < 40; batch++) {
            story().store().write(history.next());
        }

        askAbout(history, new RandomQuestions(events), 5);
    }
}
