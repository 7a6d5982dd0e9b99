// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Values that the samples do not have, by a name. */
final class Variations {

    private Variations() {}

    /** A test for each. */
    static Stream<DynamicTest> each(Check check) {
        return Outcomes.ALL.entrySet().stream()
                .map(outcome -> DynamicTest.dynamicTest(outcome.getKey(), () -> check.of(outcome.getValue())));
    }

    /** What holds of all of them. */
    interface Check {
        void of(Rendered rendered) throws IOException;
    }

    /** Rendered once for all tests. */
    private static final class Outcomes {

        static final Map<String, Rendered> ALL = render();

        private static Map<String, Rendered> render() {
            Map<String, Rendered> rendered = new LinkedHashMap<>();
            all().forEach((name, rendering) -> rendered.put(name, rendering.render()));
            return rendered;
        }
    }

    /** Every sample, and more. */
    private static Map<String, Rendering> all() {
        Map<String, Rendering> all = new LinkedHashMap<>();
        Checkout.samples().forEach(file -> all.put(file.getFileName().toString(), Rendering.of(file)));
        all.put("little is switched on", Rendering.of("minimal").with(LITTLE));
        all.put("much is switched on", Rendering.of("minimal").with(MUCH));
        all.put("a long name", Rendering.of("production").as("the-events-of-all-our-customers-in-one-place-for-ever"));
        all.put("certificates as PEM", Rendering.of("mtls").with("kafka: {auth: {keystoreFormat: pem}}"));
        all.put(
                "certificates and scaling",
                Rendering.of("mtls")
                        .with("keda: {enabled: true}\nstages: {replicas: null}\nenrichment: {replicas: null}"));
        all.put("PLAIN", Rendering.of("minimal").with(PLAIN));
        all.put("the other protocol, scaled", Rendering.of("production").with("groupProtocol: streams"));
        all.put("campaigns ask nobody", Rendering.of("production").with("analytics: {replicas: 0}"));
        all.put("campaigns ask others", Rendering.of("production").with(ELSEWHERE));
        all.put("only e-mails", Rendering.of("minimal").with(ONLY_EMAILS));
        all.put("only events from outside", Rendering.of("mtls").with("ingress: {stages: false}"));
        return all;
    }

    private static final String LITTLE = """
            topics: {create: none}
            serviceAccount: {create: false}
            gateway: {disruptionBudget: {enabled: false}, replicas: 1}
            stages: {disruptionBudget: {enabled: false}}
            pods: {topologySpread: {zone: "", node: ""}}
            """;

    private static final String MUCH = """
            nameOverride: pipeline
            image: {registry: "localhost:5000", repository: "", tag: "1.0", pullSecrets: [one, two]}
            config: {http.max.connections: 1000000, streams.rocksdb.config: "a\\\\b"}
            logLevel: DEBUG
            pods:
              labels: {team: "7"}
              annotations: {a: "true"}
              nodeSelector: {disk: "true"}
              tolerations: [{key: dedicated, operator: Equal, value: kafka, effect: NoSchedule}]
              affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [
                {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {a: b}}}]}}
              topologySpread: {node: DoNotSchedule}
            gateway:
              autoscaling: {enabled: true}
              pods: {labels: {team: "8"}, priorityClassName: first}
              extraEnv: [{name: MORE, value: "1"}]
              extraVolumes: [{name: more, emptyDir: {}}]
              extraVolumeMounts: [{name: more, mountPath: /more}]
            segment: {imageTag: "1.1", threads: 3, standbyReplicas: 2, sessionTimeoutMs: 1048576}
            networkPolicy:
              enabled: true
              extraIngress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]
              extraEgress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]
            topics: {job: {extraVolumes: [{name: more, emptyDir: {}}], extraVolumeMounts: [{name: more, mountPath: /more}]}}
            ingress: {enabled: true, hosts: ["*.example.com"], tls: {enabled: true}}
            serviceAccount: {name: own, annotations: {role: reader}}
            """;

    private static final String ELSEWHERE = "action: {config: {analytics.url: 'https://analytics.example.com'}}";

    private static final String ONLY_EMAILS =
            "actionSecrets: {secret: mail, webhookSecretsKey: '', smtpPasswordKey: password}";

    private static final String PLAIN = """
            kafka:
              tls: {enabled: true}
              auth: {type: plain, username: all, secret: kafka-all, passwordKey: secret-of-all}
            gateway: {kafkaUser: {username: gate, secret: kafka-gate}}
            stages: {replicas: null}
            stageSecrets: {secret: stages}
            keda: {enabled: true}
            topics: {partitions: 12}
            """;
}
