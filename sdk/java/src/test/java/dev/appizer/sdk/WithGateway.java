// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests against a fake gateway have in common. */
public abstract class WithGateway {

    protected final FakeTime time = new FakeTime();
    protected final List<Outcome.Undelivered> undelivered = new CopyOnWriteArrayList<>();
    protected final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<Appizer> clients = new CopyOnWriteArrayList<>();
    protected FakeGateway gateway;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stopGateway() {
        closeClients();
        gateway.close();
    }

    /** After this all listeners have been told. */
    protected void closeClients() {
        clients.forEach(client -> client.close(Duration.ZERO));
    }

    /** Quick: sends at once, and pauses for a moment only. */
    protected AppizerBuilder builder() {
        return Appizer.builder("key")
                .host(gateway.host())
                .flushInterval(Duration.ofMillis(1))
                .metrics(false)
                .random(() -> 0.001)
                .time(time)
                .onWarning(warnings::add)
                .onUndelivered(undelivered::add);
    }

    protected Appizer client(AppizerBuilder builder) {
        Appizer client = builder.build();
        clients.add(client);
        return client;
    }

    protected Appizer client() {
        return client(builder());
    }

    protected static Outcome get(CompletableFuture<Outcome> sent) {
        return sent.orTimeout(10, TimeUnit.SECONDS).join();
    }

    protected static Outcome.Undelivered notDelivered(CompletableFuture<Outcome> sent) {
        return (Outcome.Undelivered) get(sent);
    }
}
