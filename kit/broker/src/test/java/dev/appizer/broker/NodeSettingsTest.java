// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {

    @Test
    void aNodeAloneReplicatesNothing() {
        assertThat(NodeSettings.of(KafkaNodeConfig.single(Path.of("/data"))))
                .containsEntry("default.replication.factor", "1")
                .containsEntry("offsets.topic.replication.factor", "1")
                .containsEntry("transaction.state.log.replication.factor", "1")
                .containsEntry("transaction.state.log.min.isr", "1")
                .containsEntry("auto.create.topics.enable", "false");
    }

    @Test
    void threeNodesSurviveTheLossOfOne() {
        List<Voter> voters = List.of(new Voter(1, 11), new Voter(2, 12), new Voter(3, 13));

        assertThat(NodeSettings.of(new KafkaNodeConfig(
                        Path.of("/data"), 2, "c", 22, 12, voters, SecurityProtocol.PLAINTEXT, Map.of())))
                .containsEntry("default.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2")
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:22,CONTROLLER://127.0.0.1:12")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:11,2@127.0.0.1:12,3@127.0.0.1:13");
    }

    @Test
    void aSettingOfTheConfigWinsOverTheDefault() {
        KafkaNodeConfig config = KafkaNodeConfig.single(Path.of("/data")).with("auto.create.topics.enable", "true");

        assertThat(NodeSettings.of(config)).containsEntry("auto.create.topics.enable", "true");
    }
}
