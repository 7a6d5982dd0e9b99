// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeArgumentsTest {

    @Test
    void whatIsFormattedIsParsedAgain() {
        KafkaNodeConfig config = new KafkaNodeConfig(
                Path.of("/data/a=b"),
                2,
                "cluster",
                9092,
                9093,
                List.of(new Voter(1, 1234), new Voter(2, 9093)),
                SecurityProtocol.SASL_SSL,
                Map.of("log.segment.bytes", "1048576"));

        assertThat(NodeArguments.parse(NodeArguments.format(config))).isEqualTo(config);
    }

    @Test
    void aDirectoryAloneIsANodeAloneOnFreePorts() {
        assertThat(NodeArguments.parse(List.of("directory=/data"))).isEqualTo(KafkaNodeConfig.single(Path.of("/data")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port=x directory=d",
                "port=1",
                "directory",
                "directory=d voters=1",
                "directory=d voters=1:x",
                "directory=d node.name=1",
                "directory=d log.dirs=/tmp"
            })
    void aBadArgumentIsRefused(String arguments) {
        assertThatThrownBy(() -> NodeArguments.parse(List.of(arguments.split(" "))))
                .isInstanceOfSatisfying(
                        KafkaNodeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_CONFIGURATION));
    }
}
