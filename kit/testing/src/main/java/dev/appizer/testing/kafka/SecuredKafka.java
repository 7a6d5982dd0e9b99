// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import dev.appizer.broker.ForkedNode;
import dev.appizer.broker.KafkaNodeConfig;
import dev.appizer.testing.tls.LoopbackCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * A forked broker that only speaks TLS, knows its users by SCRAM-SHA-512, and lets each do what it was allowed and nothing
 * more. Its administrator may do everything.
 */
public final class SecuredKafka implements RunningKafka {

    private static final String ADMIN = "admin";
    private static final String ADMIN_PASSWORD = "admin-of-a-test";
    private static final int ITERATIONS = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final ForkedNode node;
    private final LoopbackCertificate certificate;
    private final Admin admin;

    private SecuredKafka(Path directory, ForkedNode node, LoopbackCertificate certificate) {
        this.directory = directory;
        this.node = node;
        this.certificate = certificate;
        this.admin = Admin.create(clients());
    }

    /** Starts one that serves with a certificate. */
    public static SecuredKafka start(LoopbackCertificate certificate) {
        Path directory = Scratch.create("secured-kafka-");
        String plain = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + ADMIN
                + "\" password=\"" + ADMIN_PASSWORD + "\" user_" + ADMIN + "=\"" + ADMIN_PASSWORD + "\";";
        KafkaNodeConfig config = KafkaNodeConfig.single(directory.resolve("node"))
                .speaking(SecurityProtocol.SASL_SSL)
                .with("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512")
                .with("sasl.mechanism.inter.broker.protocol", "PLAIN")
                .with("listener.name.sasl_ssl.plain.sasl.jaas.config", plain)
                .with(
                        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;")
                .with("ssl.keystore.type", "PKCS12")
                .with("ssl.keystore.location", certificate.store().toString())
                .with("ssl.keystore.password", LoopbackCertificate.PASSWORD)
                .with("ssl.key.password", LoopbackCertificate.PASSWORD)
                .with("ssl.truststore.type", "PEM")
                .with("ssl.truststore.location", certificate.certificate().toString())
                .with("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                // The controllers' listener is on loopback, and knows nobody by name.
                .with("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
        return new SecuredKafka(directory, ForkedNode.start(config, PATIENCE), certificate);
    }

    @Override
    public String bootstrapServers() {
        return node.bootstrapServers();
    }

    @Override
    public Admin admin() {
        return admin;
    }

    /** What a client of the administrator's needs. */
    public Map<String, Object> clients() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + ADMIN
                        + "\" password=\"" + ADMIN_PASSWORD + "\";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.certificate().toString());
    }

    /** Makes a user known, who may do nothing yet. */
    public void addUser(String name, String password) {
        ScramCredentialInfo info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, info, password)))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Allows, or forbids, what bindings say. */
    public void add(Collection<AclBinding> bindings) {
        admin.createAcls(bindings)
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        admin.close();
        node.kill();
        Scratch.deleteData(directory);
    }
}
