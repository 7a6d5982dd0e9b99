// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import dev.appizer.broker.Ports;
import dev.appizer.local.docs.Project;
import dev.appizer.local.docs.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same with nginx itself, before servers that say who they are; left out where there is no nginx. */
class ProxyIT {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<HttpServer> servers = new ArrayList<>();

    @TempDir
    private Path scratch;

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void nginxSendsEveryPathToTheServiceThatAnswersIt() throws IOException, InterruptedException {
        int port = Ports.free(1).get(0);
        Process nginx = start(port);
        try {
            Map<String, String> served = ServedPaths.of(scratch);
            Map<String, String> answered = new TreeMap<>();
            for (String path : served.keySet()) {
                answered.put(path, call(port, path).body());
            }
            Map<String, String> expected = new TreeMap<>();
            // The path as it was called: an id may hold a slash.
            served.forEach((path, service) -> expected.put(path, service + " " + path + " 127.0.0.1"));

            assertThat(answered).isEqualTo(expected);
            assertThat(call(port, "/metrics").statusCode()).isEqualTo(404);
        } finally {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    private Process start(int port) throws IOException, InterruptedException {
        String text = Project.read(ProxyRoutesTest.FILE)
                .replace("listen 8080", "listen 127.0.0.1:" + port)
                .replace("http://$at:8080", "http://$at")
                .replace("/tmp/", scratch + "/");
        for (String service : Services.names()) {
            text = text.replace("$at " + service + ";", "$at 127.0.0.1:" + serverOf(service) + ";");
        }
        Path file = Files.writeString(scratch.resolve("nginx.conf"), text);
        Process nginx;
        try {
            nginx = new ProcessBuilder("nginx", "-p", scratch.toString(), "-c", file.toString(), "-g", "daemon off;")
                    .redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("nginx.out").toFile())
                    .start();
        } catch (IOException missing) {
            return abort("There is no nginx: its file is only read, not run");
        }
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (!answers(port)) {
            assertThat(nginx.isAlive() && Instant.now().isBefore(end))
                    .as(Files.readString(scratch.resolve("nginx.out")))
                    .isTrue();
            Thread.sleep(50);
        }
        return nginx;
    }

    private int serverOf(String service) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String said = service + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Forwarded-For");
            exchange.sendResponseHeaders(200, said.getBytes(UTF_8).length);
            exchange.getResponseBody().write(said.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private boolean answers(int port) throws InterruptedException {
        try {
            return call(port, "/metrics").statusCode() == 404;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> call(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
