// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.appizer.broker.Ports;
import dev.appizer.checks.Checkout;
import dev.appizer.checks.chart.IngressRules;
import dev.appizer.checks.chart.Rendered;
import dev.appizer.checks.chart.Rendering;
import dev.appizer.service.keys.KeyLine;
import dev.appizer.testing.kafka.SecuredKafka;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.testing.tls.LoopbackCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Two instances of every service and the one of analytics, from their distributions and {@code deploy/config/secured}, behind the chart's ingress rules.
 * Each logs in to Kafka as a user that may do what the chart's {@code KafkaUser} allows.
 */
final class Deployed implements AutoCloseable {

    static final String WRITE_KEY = "write-key-of-a-test";
    static final String ADMIN_KEY = "admin-key-of-a-test";

    static final String CAMPAIGN_TOPIC = "shop.notifications";

    private static final String REGISTRY_USER = "appizer:registry-of-a-test";
    private static final String OPERATOR = "operator";
    private static final int EACH = 2;
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path directory;
    private final LoopbackCertificate certificate;
    private final SSLContext tls;
    private final SecuredKafka kafka;
    private final ReverseProxy registry;
    private final ReverseProxy ingress;
    private final HttpClient http;
    private final List<ServiceInstance> instances = new ArrayList<>();
    private final Map<Path, Map<String, String>> variablesOf = new HashMap<>();

    private Deployed(Path directory, RegistryUnderTest plainRegistry) {
        this.directory = directory;
        this.certificate = LoopbackCertificate.in(directory.resolve("tls"));
        this.tls = certificate.context();
        this.http = HttpClient.newBuilder().sslContext(tls).build();
        this.kafka = SecuredKafka.start(certificate);
        String basic = "Basic " + Base64.getEncoder().encodeToString(REGISTRY_USER.getBytes(UTF_8));
        this.registry = new ReverseProxy(
                tls,
                asked -> basic.equals(asked.getRequestHeaders().getFirst("Authorization"))
                        ? List.of(URI.create(plainRegistry.url())
                                .resolve("/")
                                .toString()
                                .replaceAll("/$", ""))
                        : List.of());
        IngressRules rules = IngressRules.of(Rendering.of("production").render());
        this.ingress = new ReverseProxy(tls, asked -> targets(rules, asked));
    }

    /** Starts all, and returns when all are ready. */
    static Deployed start(Path directory, RegistryUnderTest registry) throws IOException, InterruptedException {
        Deployed deployed = new Deployed(directory, registry);
        try {
            deployed.makeUsers();
            deployed.makeTopicOfCampaigns();
            deployed.makeTopics(URI.create(registry.url()).getPath());
            for (String service : Rendered.SERVICES) {
                for (int number = 0; number < instancesOf(service); number++) {
                    deployed.instances.add(deployed.start(
                            service, number, URI.create(registry.url()).getPath()));
                }
            }
            for (ServiceInstance instance : deployed.instances) {
                deployed.awaitReady(instance);
            }
            return deployed;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            deployed.close();
            throw e;
        }
    }

    /** Of analytics one: its file has one owner. */
    static int instancesOf(String service) {
        return service.equals(Rendered.ANALYTICS) ? 1 : EACH;
    }

    private void makeUsers() {
        Rendered chart = Rendering.of("production").render();
        List<String> users = new ArrayList<>(Rendered.SERVICES);
        users.add(OPERATOR);
        for (String user : users) {
            kafka.addUser(user, password(user));
            kafka.add(Acls.of(chart.one("KafkaUser", user), user));
        }
    }

    private static String password(String service) {
        return "password \\of\\ ${" + service + "}";
    }

    /** The one to which the chart's values let campaigns write. */
    private void makeTopicOfCampaigns() {
        kafka.admin()
                .createTopics(List.of(new NewTopic(CAMPAIGN_TOPIC, 1, (short) 1)))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** With the administrator's login, as a job has one of its own. */
    private void makeTopics(String registryPath) throws IOException, InterruptedException {
        String service = "ingest-gateway";
        Map<String, String> variables = variables(service, 0, 0, registryPath);
        kafka.clients().forEach((name, value) -> variables.put("APPIZER_KAFKA_" + variable(name), value.toString()));
        variables.put("APPIZER_TOPICS_REPLICATION_FACTOR", "1");
        Path log = directory.resolve("topics").resolve("log");
        String file = configuration(service, 0).toString();
        Process process = ServiceInstance.launch(service, List.of("topics", "--config", file), variables, log);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("No topics were made: " + Files.readString(log));
        }
    }

    private static String variable(String setting) {
        return setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private ServiceInstance start(String service, int number, String registryPath) throws IOException {
        int port = Ports.free(1).get(0);
        Path configuration = configuration(service, number);
        Map<String, String> variables = variables(service, number, port, registryPath);
        variablesOf.put(home(service, number), variables);
        return ServiceInstance.start(service, port, configuration, variables, home(service, number));
    }

    /** What is of this machine: where things are. */
    private Map<String, String> variables(String service, int number, int port, String registryPath) {
        Map<String, String> variables = new HashMap<>();
        variables.put("APPIZER_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        variables.put("APPIZER_SCHEMA_REGISTRY_URL", "https://localhost:" + registry.port() + registryPath);
        variables.put("APPIZER_HTTP_PORT", Integer.toString(port));
        variables.put("APPIZER_TOPICS_PARTITIONS", Integer.toString(PARTITIONS));
        if (Rendered.STAGES.contains(service)) {
            variables.put("APPIZER_ADVERTISED_URL", "https://localhost:" + port);
            variables.put(
                    "APPIZER_STATE_DIRECTORY",
                    home(service, number).resolve("state").toString());
            variables.put("APPIZER_STREAMS_GROUP_INSTANCE_ID", service + "-" + number);
            variables.put("APPIZER_STANDBY_REPLICAS", "1");
            variables.put("APPIZER_STREAMS_CONSUMER_SESSION_TIMEOUT_MS", "6000");
            variables.put("APPIZER_STREAMS_CONSUMER_HEARTBEAT_INTERVAL_MS", "1500");
        }
        if (service.equals(Rendered.ACTION)) {
            variables.put("APPIZER_ANALYTICS_URL", "https://" + origin());
        }
        if (service.equals(Rendered.ANALYTICS)) {
            variables.put(
                    "APPIZER_ANALYTICS_DIRECTORY",
                    home(service, number).resolve("events").toString());
        }
        return variables;
    }

    private Path home(String service, int number) {
        return directory.resolve(service + "-" + number);
    }

    /** The sample, with the directory of secrets where this machine has it. */
    private Path configuration(String service, int number) throws IOException {
        Path home = Files.createDirectories(home(service, number));
        Path secrets = secrets(service, home.resolve("secrets"));
        String sample = Files.readString(Checkout.file("deploy/config/secured/" + service + ".properties"));
        return Files.writeString(
                home.resolve(service + ".properties"), sample.replace("/run/secrets/appizer", secrets.toString()));
    }

    private Path secrets(String service, Path secrets) throws IOException {
        Files.createDirectories(secrets);
        Files.writeString(secrets.resolve("kafka-password"), password(service).replace("\\", "\\\\") + "\n");
        Files.writeString(secrets.resolve("registry-user-info"), REGISTRY_USER + "\n");
        Files.writeString(secrets.resolve("instances-key"), "the instances' of a test\n");
        Files.writeString(secrets.resolve("erasure-hash-key"), "the erasures' of a test\n");
        Files.writeString(secrets.resolve("webhook-secrets"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        Files.writeString(secrets.resolve("smtp-password"), "the mail server's of a test\n");
        Files.writeString(secrets.resolve("analytics-key"), ADMIN_KEY + "\n");
        for (String ca : List.of("kafka-ca.pem", "registry-ca.pem", "instances-ca.pem", "tls.crt")) {
            Files.writeString(secrets.resolve(ca), Files.readString(certificate.certificate()));
        }
        Files.writeString(secrets.resolve("tls.key"), Files.readString(certificate.key()));
        Files.writeString(
                secrets.resolve("keys.properties"),
                KeyLine.of("shop", "server", List.of(), WRITE_KEY).text() + "\n"
                        + KeyLine.of("team", "admin", List.of(), ADMIN_KEY).text() + "\n");
        return secrets;
    }

    private List<String> targets(IngressRules rules, HttpExchange asked) {
        String service = rules.service(asked.getRequestURI().getRawPath());
        return instances.stream()
                .filter(instance -> instance.service().equals(service))
                .filter(instance -> instance.process().isAlive())
                .map(ServiceInstance::url)
                .toList();
    }

    /** Starts one again that was killed, with the state that it had. */
    ServiceInstance restart(ServiceInstance killed) throws IOException, InterruptedException {
        int place = instances.indexOf(killed);
        Path home = Objects.requireNonNull(killed.log().getParent());
        ServiceInstance started = ServiceInstance.start(
                killed.service(),
                killed.port(),
                home.resolve(killed.service() + ".properties"),
                variablesOf.getOrDefault(home, Map.of()),
                home);
        instances.set(place, started);
        awaitReady(started);
        return started;
    }

    private void awaitReady(ServiceInstance instance) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(instance)) {
            if (!instance.process().isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(instance.service() + " is not ready: " + instance.said());
            }
            Thread.sleep(200);
        }
    }

    boolean isReady(ServiceInstance instance) throws IOException, InterruptedException {
        try {
            return get(instance.url() + "/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    String metrics(ServiceInstance instance) throws IOException, InterruptedException {
        return get(instance.url() + "/metrics").body();
    }

    /** What campaigns have written to their topic. */
    List<String> notifications() {
        try (TopicReader<byte[], byte[]> reader = TopicReader.ofBytes(kafka.clients(), List.of(CAMPAIGN_TOPIC))) {
            return reader.rest().stream()
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    /** Where the ingress is, without the scheme. */
    String origin() {
        return "localhost:" + ingress.port();
    }

    Path ca() {
        return certificate.certificate();
    }

    List<ServiceInstance> instances() {
        return instances;
    }

    List<ServiceInstance> instances(String service) {
        return instances.stream()
                .filter(instance -> instance.service().equals(service))
                .toList();
    }

    /** What the operator's tools are told: the same as a service, and another user. */
    Path toolConfiguration(String registryUrl) throws IOException {
        Path home = Files.createDirectories(directory.resolve(OPERATOR));
        Path secrets = secrets(OPERATOR, home.resolve("secrets"));
        String sample = Files.readString(Checkout.file("deploy/config/secured/ingest-gateway.properties"));
        return Files.writeString(
                home.resolve("tools.properties"),
                sample.replace("/run/secrets/appizer", secrets.toString())
                                .replace("username=\"ingest-gateway\"", "username=\"" + OPERATOR + "\"")
                        + "\nkafka.bootstrap.servers=" + kafka.bootstrapServers()
                        + "\nschema.registry.url=https://localhost:"
                        + registry.port() + URI.create(registryUrl).getPath() + "\n");
    }

    @Override
    public void close() {
        // All at once: each has its own time to end in order.
        instances.forEach(instance -> instance.process().destroy());
        for (ServiceInstance instance : instances) {
            instance.close();
        }
        ingress.close();
        registry.close();
        kafka.close();
    }
}
