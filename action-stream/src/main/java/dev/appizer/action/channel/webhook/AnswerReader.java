// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Reads an answer to its end and drops its body, so that the connection can be used again; a long body isn't worth that. */
final class AnswerReader extends AbstractBinResponseConsumer<Answer> {

    /** Bytes of a body that are read for the sake of the connection. */
    static final int MOST_BYTES = 64 * 1024;

    private final Clock clock;
    private final Consumer<Answer> enough;
    private @Nullable Answer answer;
    private int bytes;

    /** @param enough told the answer where its body is too long to be read to its end */
    AnswerReader(Clock clock, Consumer<Answer> enough) {
        this.clock = clock;
        this.enough = enough;
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType type) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        String value = header == null ? null : header.getValue();
        answer = new Answer(response.getCode(), RetryAfter.read(value, clock.instant()));
    }

    @Override
    protected int capacityIncrement() {
        return MOST_BYTES;
    }

    @Override
    protected void data(ByteBuffer source, boolean last) throws IOException {
        bytes += source.remaining();
        source.position(source.limit());
        if (bytes > MOST_BYTES) {
            enough.accept(buildResult());
            throw new IOException("The answer goes on for too long");
        }
    }

    @Override
    protected Answer buildResult() {
        return requireNonNull(answer);
    }

    @Override
    public void releaseResources() {}
}
