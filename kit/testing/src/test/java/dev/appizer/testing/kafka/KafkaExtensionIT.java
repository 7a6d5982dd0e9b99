// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class KafkaExtensionIT {

    @Test
    void allTestsOfARunShareABrokerThatIsGoneAfterwards() {
        List<String> reported = run(FirstUser.class, SecondUser.class);

        assertThat(reported).hasSize(2);
        assertThat(reported.get(0)).isEqualTo(reported.get(1));
        int port = Integer.parseInt(reported.get(0).replaceFirst(".*:", ""));
        Assertions.assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    private static List<String> run(Class<?>... tests) {
        List<String> reported = new ArrayList<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        List.of(tests).stream().map(test -> selectClass(test)).toList())
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                reported.addAll(entry.getKeyValuePairs().values());
            }
        });
        return reported;
    }

    @ExtendWith(KafkaExtension.class)
    static class FirstUser {
        @Test
        void reports(KafkaUnderTest kafka, TestReporter reporter) {
            reporter.publishEntry(kafka.bootstrapServers());
        }
    }

    @ExtendWith(KafkaExtension.class)
    static class SecondUser {
        @Test
        void reports(KafkaUnderTest kafka, TestReporter reporter) {
            reporter.publishEntry(kafka.bootstrapServers());
        }
    }
}
