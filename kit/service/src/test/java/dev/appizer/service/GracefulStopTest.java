// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.http.HttpLimits;
import dev.appizer.service.http.HttpServerConfig;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.service.metrics.Metrics;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GracefulStopTest {

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch underWay = new CountDownLatch(1);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aCallUnderWayIsAnsweredBeforeItsServiceStops() throws Exception {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        FakeService slow = new FakeService(
                "slow",
                Routes.builder()
                        .async("GET", "/slow", call -> {
                            underWay.countDown();
                            return answer;
                        })
                        .build());
        ServiceGroup group = group(slow);
        URI uri = URI.create("http://127.0.0.1:" + group.start() + "/slow");
        CompletableFuture<HttpResponse<String>> response =
                HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        underWay.await();

        Thread stopping = new Thread(() -> stop(group));
        stopping.start();
        Thread.sleep(300);
        assertThat(slow.calls).doesNotContainKey("stop");
        answer.complete(Reply.ok("late"));
        stopping.join();

        assertThat(response.join().body()).isEqualTo("\"late\"");
        assertThat(slow.calls).containsEntry("stop", 1);
    }

    @Test
    void beforeItStopsToListenItSaysThatItIsNotReadyAndGoesOnAnswering() throws Exception {
        FakeService quick = new FakeService(
                "quick",
                Routes.builder()
                        .blocking("GET", "/quick", call -> Reply.ok("quick"))
                        .build());
        HttpLimits draining =
                new HttpLimits(10, Duration.ofSeconds(9), Duration.ofSeconds(9), 1_000, Duration.ofSeconds(3));
        ServiceGroup group = new ServiceGroup(
                List.of(quick), vertx, new HttpServerConfig("127.0.0.1", 0, draining, null), new Metrics());
        URI uri = URI.create("http://127.0.0.1:" + group.start());
        assertThat(get(uri.resolve("/health/ready")).statusCode()).isEqualTo(200);

        Thread stopping = new Thread(() -> stop(group));
        stopping.start();
        Thread.sleep(500);

        assertThat(get(uri.resolve("/health/ready")).body()).contains("DOWN: It is stopping");
        assertThat(get(uri.resolve("/health/live")).statusCode()).isEqualTo(200);
        assertThat(get(uri.resolve("/quick")).statusCode()).isEqualTo(200);
        stopping.join();
        assertThatThrownBy(() -> get(uri.resolve("/quick"))).isInstanceOf(IOException.class);
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Test
    void oneThatFailsToStopDoesNotKeepTheOthersFromIt() throws Exception {
        FakeService first = new FakeService("first", Routes.none());
        FakeService last = new FakeService("last", Routes.none()) {
            @Override
            public void stop(Duration timeout) {
                throw new IllegalStateException("It hangs");
            }
        };
        ServiceGroup group = group(first, last);
        group.start();

        assertThatThrownBy(() -> group.stop(Duration.ofSeconds(2))).hasMessage("It hangs");

        assertThat(first.calls).containsEntry("stop", 1);
    }

    private ServiceGroup group(Service... services) {
        return new ServiceGroup(List.of(services), vertx, HttpServerConfig.loopback(0), new Metrics());
    }

    private static void stop(ServiceGroup group) {
        try {
            group.stop(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
