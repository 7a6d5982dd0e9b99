// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Prometheus itself, which scrapes instances over TLS every second. */
final class PrometheusServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static PrometheusServer start(Path directory, int port, Path ca, List<ServiceInstance> instances)
            throws IOException {
        Files.createDirectories(directory);
        String jobs = instances.stream()
                .map(ServiceInstance::service)
                .distinct()
                .map(service -> job(service, ca, instances))
                .collect(Collectors.joining());
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                "global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n" + jobs);
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        return new PrometheusServer(process, "http://127.0.0.1:" + port);
    }

    private static String job(String service, Path ca, List<ServiceInstance> instances) {
        String targets = instances.stream()
                .filter(instance -> instance.service().equals(service))
                .map(instance -> "'localhost:" + instance.port() + "'")
                .collect(Collectors.joining(", "));
        return "- job_name: " + service + "\n  scheme: https\n  tls_config: {ca_file: '" + ca
                + "'}\n  static_configs: [{targets: [" + targets + "], labels: {namespace: events}}]\n";
    }

    /**
     * The series that an expression has now.
     *
     * @throws AssertionError where Prometheus finds it wrong
     */
    JsonNode query(String expression) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        url + "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .build();
        JsonNode answer =
                JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(expression + ": " + answer);
        }
        return answer.at("/data/result");
    }

    /** The value of an expression that is one number; 0 where it is none. */
    double number(String expression) throws IOException, InterruptedException {
        return query(expression).at("/0/value/1").asDouble();
    }

    /** Of the series that an expression has by instance and kind, what is of an instance's active tasks. */
    double activeTasks(String expression, ServiceInstance instance) throws IOException, InterruptedException {
        double sum = 0;
        for (JsonNode one : query(expression)) {
            if (one.at("/metric/instance").asText().equals("localhost:" + instance.port())
                    && one.at("/metric/kind").asText().equals("active")) {
                sum += one.at("/value/1").asDouble();
            }
        }
        return sum;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
