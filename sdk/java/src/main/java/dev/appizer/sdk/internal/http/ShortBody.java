// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Keeps a body, and refuses more than a limit: what is anybody's answer must not fill the memory. */
final class ShortBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> kept = BodySubscribers.ofByteArray();
    private Flow.@Nullable Subscription subscription;
    private long left;

    ShortBody(long limit) {
        this.left = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return kept.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        kept.onSubscribe(to);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (left < 0) {
            return;
        }
        left -= buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left >= 0) {
            kept.onNext(buffers);
        } else {
            if (subscription != null) {
                subscription.cancel();
            }
            kept.onError(new IOException("The answer is too long"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        kept.onError(failure);
    }

    @Override
    public void onComplete() {
        if (left >= 0) {
            kept.onComplete();
        }
    }
}
