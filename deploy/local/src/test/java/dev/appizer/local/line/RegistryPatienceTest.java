// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.appizer.registry.RegistryClient;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.registry.RegistryException;
import dev.appizer.schemas.RawEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stage must not end because the registry restarts while it starts. */
class RegistryPatienceTest {

    private static final byte[] ANSWER = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final HttpServer server;

    RegistryPatienceTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerErrorIsAskedAgain() {
        statuses.addAll(List.of(503, 500));

        assertThat(client().register("s", RawEvent.getClassSchema())).isEqualTo(7);
    }

    @Test
    void aRefusalIsFinal() {
        statuses.addAll(List.of(409, 409, 409));

        assertThatThrownBy(() -> client().register("s", RawEvent.getClassSchema()))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("409");
    }

    private RegistryClient client() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new RegistryClient(RegistryConfig.of(Map.of(RegistryConfig.URL, url)));
    }
}
