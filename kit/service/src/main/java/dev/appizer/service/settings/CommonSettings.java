// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import dev.appizer.registry.RegistryConfig;
import dev.appizer.service.http.HttpLimits;
import dev.appizer.service.http.HttpServerConfig;
import dev.appizer.service.http.HttpTls;
import dev.appizer.service.settings.InvalidSettingsException.Problem;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topics;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What every process is told.
 *
 * @param topics the map of the system, with serdes that are configured for the registry
 * @param http where to listen, and what to bear
 * @param peerTrust of whom other instances' certificates are; whom Java trusts unless set
 * @param keysFile where the keys are; without it no key is known
 * @param advertisedUrl where other instances of the service reach this one
 * @param stopTimeout how long a graceful stop may take
 */
public record CommonSettings(
        Topics topics,
        HttpServerConfig http,
        Optional<Path> peerTrust,
        Optional<Path> keysFile,
        URI advertisedUrl,
        Duration stopTimeout) {

    public static final Setting<String> BOOTSTRAP_SERVERS = Setting.required(
            "kafka.bootstrap.servers",
            ValueType.TEXT,
            "host:port, between commas",
            "The Kafka brokers; every other kafka.* setting goes to the Kafka clients as it is, without the prefix.");

    public static final Setting<String> TOPICS_PREFIX = Setting.withDefault(
            "topics.prefix",
            ValueType.TEXT,
            "appizer.",
            "",
            "The beginning of every topic's name; it names the workspace.");

    public static final Setting<Integer> TOPICS_PARTITIONS = Setting.withDefault(
            "topics.partitions",
            ValueType.integer(1, 10_000),
            "4",
            "partitions",
            "The partitions of every topic that is keyed by an identifier; it can't be changed once events are there.");

    public static final Setting<Integer> TOPICS_REPLICATION_FACTOR = Setting.withDefault(
            "topics.replication.factor",
            ValueType.integer(-1, 100),
            "-1",
            "copies",
            "The copies of a topic that this process makes (with topics as its first argument); -1 takes the brokers' default.");

    public static final Setting<String> HTTP_HOST =
            Setting.withDefault("http.host", ValueType.TEXT, "0.0.0.0", "", "The address to listen on.");

    public static final Setting<Integer> HTTP_PORT = Setting.withDefault(
            "http.port", ValueType.integer(0, 65_535), "8080", "", "The port to listen on; 0 takes a free one.");

    static final Setting<Integer> HTTP_CONNECTIONS = Setting.withDefault(
            "http.max.connections",
            ValueType.integer(1, 1_000_000),
            "10000",
            "connections",
            "How many may be open at once; one more is closed at once.");

    static final Setting<Duration> HTTP_REQUEST_TIMEOUT = Setting.withDefault(
            "http.request.timeout",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "30s",
            "",
            "How long a body may take to arrive, and the first request of a connection.");

    static final Setting<Duration> HTTP_IDLE_TIMEOUT = Setting.withDefault(
            "http.idle.timeout",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "75s",
            "",
            "How long a connection may stay without a further request.");

    static final Setting<Integer> HTTP_BYTES_IN_FLIGHT = Setting.withDefault(
            "http.max.in.flight.mib",
            ValueType.integer(1, 100_000),
            "64",
            "MiB",
            "The bodies that are read or worked on at once; beyond, sockets are not read until there is room.");

    static final Setting<Duration> HTTP_DRAIN = Setting.withDefault(
            "http.drain",
            ValueType.duration(Duration.ZERO, Duration.ofMinutes(5)),
            "0s",
            "",
            "How long a process that stops goes on answering, while it says that it is not ready: for load balancers to see it.");

    public static final Setting<Path> KEYS_FILE = Setting.optional(
            "keys.file",
            ValueType.FILE,
            "",
            "A properties file of keys, each line name=scope:sha256; without it no key is known and none gets in.");

    public static final Setting<URI> ADVERTISED_URL = Setting.optional(
            "advertised.url",
            ValueType.URL,
            "",
            "Where other instances of this service reach this one; the machine's own name and http.port unless set.");

    public static final Setting<Duration> STOP_TIMEOUT = Setting.withDefault(
            "stop.timeout",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "25s",
            "",
            "How long a graceful stop may take; then the process ends all the same.");

    public static final Setting<Path> HTTP_TLS_CERTIFICATE = Setting.optional(
            "http.tls.certificate.file",
            ValueType.FILE,
            "",
            "A PEM file of the certificate, and of those above it; with it the port speaks HTTPS alone. It is read again when it changes.");

    public static final Setting<Path> HTTP_TLS_KEY = Setting.optional(
            "http.tls.key.file", ValueType.FILE, "", "A PEM file of the certificate's private key, in PKCS#8.");

    public static final Setting<Path> HTTP_TLS_TRUST = Setting.optional(
            "http.tls.trust.file",
            ValueType.FILE,
            "",
            "A PEM file of whom to trust about the certificates of other instances; whom Java trusts unless set.");

    /** Confluent's own keys. */
    static final SettingsCatalog REGISTRY = new SettingsCatalog(List.of(
                    Setting.required(
                            RegistryConfig.URL, ValueType.TEXT, "URLs, between commas", "The schema registry."),
                    Setting.optional(
                            RegistryConfig.USER_INFO,
                            ValueType.TEXT,
                            "user:password",
                            "Basic authentication at the registry."),
                    Setting.withDefault(
                            RegistryConfig.AUTO_REGISTER,
                            ValueType.BOOLEAN,
                            "true",
                            "",
                            "Whether schemas are registered on start; where false they are only looked up."),
                    Setting.withDefault(
                            RegistryConfig.TIMEOUT_MS,
                            ValueType.integer(100, 600_000),
                            "10000",
                            "ms",
                            "How long one request to the registry may take."),
                    Setting.optional(
                            AvroSerdes.SERIALIZER,
                            ValueType.TEXT,
                            "class",
                            "A Kafka serializer of Avro records; ours unless set."),
                    Setting.optional(
                            AvroSerdes.DESERIALIZER,
                            ValueType.TEXT,
                            "class",
                            "A Kafka deserializer of Avro records; ours unless set.")))
            .plus(registryTls());

    private static SettingsCatalog registryTls() {
        return new SettingsCatalog(RegistryConfig.TLS.stream()
                .<Setting<?>>map(name -> Setting.optional(
                        name,
                        ValueType.TEXT,
                        "",
                        "TLS to the registry, as Kafka's clients have it; PEM is a type too."))
                .toList());
    }

    /** Every setting of this record. */
    public static final SettingsCatalog CATALOG = SettingsCatalog.of(
                    BOOTSTRAP_SERVERS,
                    TOPICS_PREFIX,
                    TOPICS_PARTITIONS,
                    TOPICS_REPLICATION_FACTOR,
                    HTTP_HOST,
                    HTTP_PORT,
                    HTTP_CONNECTIONS,
                    HTTP_REQUEST_TIMEOUT,
                    HTTP_IDLE_TIMEOUT,
                    HTTP_BYTES_IN_FLIGHT,
                    HTTP_DRAIN,
                    KEYS_FILE,
                    ADVERTISED_URL,
                    STOP_TIMEOUT,
                    HTTP_TLS_CERTIFICATE,
                    HTTP_TLS_KEY,
                    HTTP_TLS_TRUST)
            .plus(REGISTRY);

    /**
     * Takes the record out of settings whose catalog includes {@link #CATALOG}.
     *
     * @throws InvalidSettingsException where a serde class can't be loaded, the registry's URL is none, or a file of TLS is
     *     missing
     */
    public static CommonSettings of(Settings settings) {
        HttpServerConfig http = http(settings);
        return new CommonSettings(
                topics(settings),
                http,
                settings.find(HTTP_TLS_TRUST),
                settings.find(KEYS_FILE),
                settings.find(ADVERTISED_URL).orElseGet(() -> ownUrl(http)),
                settings.get(STOP_TIMEOUT));
    }

    private static HttpServerConfig http(Settings settings) {
        HttpLimits limits = new HttpLimits(
                settings.get(HTTP_CONNECTIONS),
                settings.get(HTTP_REQUEST_TIMEOUT),
                settings.get(HTTP_IDLE_TIMEOUT),
                (long) settings.get(HTTP_BYTES_IN_FLIGHT) << 20,
                settings.get(HTTP_DRAIN));
        return new HttpServerConfig(settings.get(HTTP_HOST), settings.get(HTTP_PORT), limits, tls(settings));
    }

    private static @Nullable HttpTls tls(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        for (Setting<Path> setting : List.of(HTTP_TLS_CERTIFICATE, HTTP_TLS_KEY, HTTP_TLS_TRUST)) {
            settings.find(setting)
                    .filter(file -> !Files.isReadable(file))
                    .ifPresent(file -> problems.add(new Problem(setting.name(), "can't be read: " + file)));
        }
        @Nullable Path certificate = settings.find(HTTP_TLS_CERTIFICATE).orElse(null);
        @Nullable Path key = settings.find(HTTP_TLS_KEY).orElse(null);
        if ((certificate == null) != (key == null)) {
            Setting<Path> missing = certificate == null ? HTTP_TLS_CERTIFICATE : HTTP_TLS_KEY;
            problems.add(new Problem(missing.name(), "is missing: certificate and key go together"));
        }
        InvalidSettingsException.throwIfAny(problems);
        return certificate == null || key == null ? null : new HttpTls(certificate, key);
    }

    private static Topics topics(Settings settings) {
        try {
            AvroSerdes serdes = new AvroSerdes(settings.registry());
            return Topics.of(settings.get(TOPICS_PREFIX), settings.get(TOPICS_PARTITIONS), serdes);
        } catch (IllegalArgumentException | KafkaException e) {
            throw InvalidSettingsException.of("serdes", "can't be made: " + e.getMessage());
        }
    }

    private static URI ownUrl(HttpServerConfig http) {
        String scheme = http.tls() == null ? "http" : "https";
        try {
            return URI.create(scheme + "://" + InetAddress.getLocalHost().getHostName() + ":" + http.port());
        } catch (UnknownHostException e) {
            return URI.create(scheme + "://localhost:" + http.port());
        }
    }
}
