// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.action.channel.Channel;
import dev.appizer.action.channel.ChannelContract;
import dev.appizer.action.channel.Trouble;
import dev.appizer.action.channel.webhook.RawServer.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

final class WebhookContractTest extends ChannelContract<Webhook> {

    private RawServer server = new RawServer();

    @AfterEach
    void renewServer() {
        server.close();
        server = new RawServer();
    }

    @Override
    protected Channel<Webhook> open() {
        return new WebhookChannel(Webhooks.LOCAL);
    }

    @Override
    protected Webhook content(String text) {
        return Webhooks.to(server.url("/hook"), text);
    }

    @Override
    protected List<Arrival> arrivals() {
        return server.requests().stream()
                .map(request -> new Arrival(request.headers().getOrDefault("webhook-id", ""), request.body()))
                .toList();
    }

    @Override
    protected Stream<Trouble> troubles() {
        String wait = "Retry-After: 120\r\n";
        return Stream.of(
                hang(),
                trouble("fails", "answered 500", RawServer.status(500)),
                trouble("isn't there", "answered 404", RawServer.status(404)),
                new Trouble(
                        "wants to be left alone",
                        "answered 429",
                        Optional.of(Duration.ofMinutes(2)),
                        () -> server.does(RawServer.status(429, wait)),
                        this::recover),
                trouble("dies before an answer", "broke off", RawServer.dying("")),
                trouble("dies in the status line", "broke off", RawServer.dying("HTTP/1.1 20")),
                trouble("dies in the headers", "broke off", RawServer.dying("HTTP/1.1 200 OK\r\nContent-")),
                trouble(
                        "dies in the body",
                        "broke off",
                        RawServer.dying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")),
                trouble(
                        "dies in a chunk",
                        "broke off",
                        RawServer.dying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf")),
                trouble("isn't HTTP", "broke off", RawServer.saying("220 ready\r\n\r\n")),
                trouble("says that it goes on", "within 1500 ms", RawServer.saying("HTTP/1.1 100 Continue\r\n\r\n")));
    }

    @Override
    protected Trouble hang() {
        return trouble("hangs", "did not answer to the end within 1500 ms", RawServer.HANGS);
    }

    private Trouble trouble(String name, String why, Behaviour behaviour) {
        return new Trouble(name, why, Optional.empty(), () -> server.does(behaviour), this::recover);
    }

    private void recover() {
        server.does(RawServer.TAKES);
    }
}
