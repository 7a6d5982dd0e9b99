// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that can't be meant are refused, and the message says what to do. */
@WithHelm
class WrongValuesTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            minimal    | unknown: 1                                        | additional properties 'unknown' not allowed
            minimal    | stages: {replica: 2}                              | additional properties 'replica' not allowed
            minimal    | segment: {persistence: {sise: 1Gi}}               | additional properties 'sise' not allowed
            minimal    | action: {persistence: {sise: 1Gi}}                | additional properties 'sise' not allowed
            minimal    | action: {config: {webhook.secrets: whsec_a}}      | config of action: webhook.secrets is a secret
            minimal    | actionSecrets: {smtpPasswordKey: a}               | actionSecrets.smtpPasswordKey has no use without actionSecrets.secret
            minimal    | actionSecrets: {analyticsKeyKey: a}               | actionSecrets.analyticsKeyKey has no use without actionSecrets.secret
            minimal    | strimzi: {users: {campaignTopics: ["a b"]}}       | does not match pattern
            minimal    | analytics: {replicas: 2}                          | at '/analytics/replicas': maximum: got 2, want 1
            minimal    | analytics: {config: {analytics.directory: /tmp}}  | analytics.directory is what the chart writes itself
            minimal    | topics: {partitions: "12"}                        | got string, want integer
            minimal    | topics: {partitions: 0}                           | minimum: got 0, want 1
            minimal    | topics: {replicationFactor: 0}                    | 'not' failed
            minimal    | topics: {prefix: ""}                              | does not match pattern
            minimal    | topics: {create: sometimes}                       | 'job', 'strimzi', 'none'
            minimal    | groupProtocol: consumer                           | 'classic', 'streams'
            minimal    | http: {drain: 10}                                 | got number, want string
            minimal    | http: {drain: ten}                                | does not match pattern
            minimal    | registry: {url: "http://me:secret@registry"}      | does not match pattern
            minimal    | kafka: {bootstrapServers: kafka}                  | does not match pattern
            minimal    | kafka: {bootstrapServers: ""}                     | kafka.bootstrapServers is missing
            minimal    | registry: {url: ""}                               | registry.url is missing
            minimal    | keys: {secret: ""}                                | keys.secret is missing
            minimal    | stages: {replicas: 2}                             | stageSecrets.secret is missing
            minimal    | keda: {enabled: true}                             | enrichment.replicas and keda.enabled contradict each other
            minimal    | gateway: {autoscaling: {enabled: true}, replicas: 2} | gateway.replicas and gateway.autoscaling.enabled contradict
            minimal    | kafka: {auth: {type: scram-sha-512}}              | kafka.auth.type scram-sha-512 needs TLS
            minimal    | kafka: {tls: {enabled: true}, auth: {type: plain, username: a}} | needs a Secret for gateway: set kafka.auth.secret, gateway.kafkaUser.secret
            minimal    | kafka: {tls: {enabled: true}, auth: {type: plain, secret: a}}   | needs a user for gateway: set kafka.auth.username
            minimal    | kafka: {tls: {enabled: true}, auth: {type: tls}}  | needs a Secret for gateway
            minimal    | kafka: {tls: {caSecret: a}}                       | kafka.tls.caSecret has no use without TLS
            minimal    | http: {tls: {enabled: true}}                      | needs a certificate for gateway: set http.tls.secret or gateway.tlsSecret
            minimal    | topics: {create: strimzi}                         | topics.create: strimzi needs strimzi.cluster
            minimal    | strimzi: {cluster: a, users: {enabled: true}}     | needs kafka.auth.type scram-sha-512 or tls; it is none
            minimal    | ingress: {enabled: true}                          | ingress.enabled needs ingress.hosts
            minimal    | ingress: {tls: {secret: a}}                       | ingress.tls.secret has no use without TLS
            minimal    | pods: {labels: {app.kubernetes.io/name: a}}       | invalid propertyName 'app.kubernetes.io/name'
            minimal    | keda: null                                        | missing property 'keda'
            minimal    | stages: {persistence: {size: null}}               | missing property 'size'
            minimal    | networkPolicy: {kafka: {ports: []}}               | minItems: got 0, want 1
            minimal    | fullnameOverride: 7days                           | does not match pattern
            minimal    | config: {kafka.sasl.jaas.config: "password=x"}    | is a secret; mount its Secret with extraVolumes
            minimal    | gateway: {config: {kafka.ssl.keystore.password: x}} | config of gateway: kafka.ssl.keystore.password is a secret
            minimal    | segment: {config: {erasure.hash.key: x}}          | config of segment: erasure.hash.key is what the chart writes itself
            minimal    | config: {http.port: 80}                           | http.port is what the chart writes itself
            minimal    | config: {"two words": 80}                         | does not match pattern
            minimal    | config: {http.host: {a: b}}                       | got object, want boolean or number or string
            minimal    | stages: {config: {streams.group.protocol: streams}} | belongs to groupProtocol
            minimal    | stages: {config: {streams.group.instance.id: a}}  | belongs to groupProtocol
            production | segment: {keda: {maxReplicas: 25}}                | segment: keda.maxReplicas 25 is beyond topics.partitions 24
            production | stages: {keda: {minReplicas: 13}}                 | minReplicas 13 is beyond maxReplicas 12
            production | action: {config: {smtp.password: "${file:/a}"}}   | smtp.password is what the chart writes itself
            production | segment: {replicas: 3}                            | segment.replicas and keda.enabled contradict each other
            production | kafka: {auth: {type: plain}}                      | strimzi.users.enabled needs kafka.auth.type scram-sha-512 or tls
            streams-protocol | stages: {standbyReplicas: 1}                | enrichment.standbyReplicas can't be set with groupProtocol: streams
            streams-protocol | identity: {standbyReplicas: 0}              | identity.standbyReplicas can't be set with groupProtocol: streams
            streams-protocol | stages: {sessionTimeoutMs: 60000}           | enrichment.sessionTimeoutMs can't be set with groupProtocol: streams
            streams-protocol | segment: {config: {streams.main.consumer.heartbeat.interval.ms: 1000}} | belongs to groupProtocol
            """)
    void areRefused(String sample, String values, String message) {
        assertThat(Rendering.of(sample).with(values).refusal()).contains(message);
    }

    @Test
    void soIsANameThatNoServiceCanHave() {
        assertThat(Rendering.of("minimal").as("7days").refusal()).contains("set fullnameOverride");
        assertThat(Rendering.of("minimal").as("a.b").refusal()).contains("set fullnameOverride");
    }

    @Test
    void nothingSaidIsNotEnough() {
        assertThat(Rendering.bare().refusal()).contains("kafka.bootstrapServers is missing");
    }
}
