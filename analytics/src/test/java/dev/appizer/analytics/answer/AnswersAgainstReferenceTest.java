// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.analytics.reference.Agreement;
import dev.appizer.analytics.reference.RandomEvents;
import dev.appizer.analytics.reference.RandomHistory;
import dev.appizer.analytics.reference.RandomQuestions;
import dev.appizer.analytics.reference.ReferenceRows;
import dev.appizer.analytics.reference.ReferenceStore;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** One pass over each person's events finds what following every attempt by itself does. */
class AnswersAgainstReferenceTest {

    @Property(tries = 60)
    void funnelsAreThoseOfTheReference(@ForAll long seed) {
        Asked asked = new Asked(seed);

        for (int i = 0; i < 10; i++) {
            asked.agreement.on(asked.questions.funnel());
        }
    }

    @Property(tries = 60)
    void retentionsAreThoseOfTheReference(@ForAll long seed) {
        Asked asked = new Asked(seed);

        for (int i = 0; i < 10; i++) {
            asked.agreement.on(asked.questions.retention());
        }
    }

    /** Few people, so that each of them has many events. */
    private static final class Asked {

        private final Agreement agreement;
        private final RandomQuestions questions;

        private Asked(long seed) {
            RandomEvents events = new RandomEvents(seed, new RandomEvents.Sizes(200, 6, 4, 20));
            RandomHistory history = new RandomHistory(events, "events");
            ReferenceStore store = new ReferenceStore(new ReferenceRows());
            for (int i = 0; i < 4; i++) {
                store.write(history.next());
            }
            agreement = new Agreement(history.world(), store);
            questions = new RandomQuestions(events);
        }
    }
}
