// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.AliasMessage;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.MessageBuilder;
import com.segment.analytics.messages.PageMessage;
import com.segment.analytics.messages.ScreenMessage;
import com.segment.analytics.messages.TrackMessage;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Segment's SDK for Java. Between two attempts it waits 15 s on average, and that can't be set. */
record JavaSdk() implements LiveSdk {

    private static final long PATIENCE_SECONDS = 120;

    @Override
    public String name() {
        return "segment-java";
    }

    @Override
    public boolean namesUsers() {
        return true;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Session start(Run run) {
        return new Running(run);
    }

    private static final class Running implements Session, Callback {

        private final Run run;
        private final CountDownLatch half;
        private final CountDownLatch all;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Analytics analytics;

        Running(Run run) {
            this.run = run;
            this.half = new CountDownLatch(run.count() / 2);
            this.all = new CountDownLatch(run.count());
            this.analytics = Analytics.builder(run.key())
                    .endpoint(run.url())
                    .flushQueueSize(run.count())
                    .retries(10)
                    .callback(this)
                    .build();
            send(0, run.count() / 2);
        }

        private void send(int from, int to) {
            for (int n = from; n < to; n++) {
                LiveMessage message = new LiveMessage(run.name(), n);
                analytics.enqueue(builder(message).userId(message.userId()));
            }
            analytics.flush();
        }

        private static MessageBuilder<?, ?> builder(LiveMessage message) {
            return switch (message.type()) {
                case TRACK -> TrackMessage.builder(message.event()).properties(message.content());
                case IDENTIFY -> IdentifyMessage.builder().traits(message.content());
                case ALIAS -> AliasMessage.builder(message.previousId());
                case PAGE -> PageMessage.builder(message.name()).properties(message.content());
                case SCREEN -> ScreenMessage.builder(message.name()).properties(message.content());
                default -> GroupMessage.builder(message.groupId()).traits(message.content());
            };
        }

        @Override
        public void success(Message message) {
            half.countDown();
            all.countDown();
        }

        @Override
        public void failure(Message message, Throwable cause) {
            failure.set(cause);
        }

        @Override
        public void awaitHalf() {
            await(half);
        }

        @Override
        public void sendRest() {
            send(run.count() / 2, run.count());
        }

        @Override
        public void awaitEnd() {
            await(all);
        }

        private void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(failure.get()).isNull();
        }

        @Override
        public void close() {
            analytics.shutdown();
        }
    }
}
