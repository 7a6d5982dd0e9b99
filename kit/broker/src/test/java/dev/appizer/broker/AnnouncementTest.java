// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.broker.Announcement.Failed;
import dev.appizer.broker.Announcement.Ready;
import dev.appizer.broker.KafkaNodeException.Problem;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    @Test
    void aReadyNodeSaysItsPort() {
        assertThat(Announcement.parse(new Ready(9092).line())).contains(new Ready(9092));
    }

    @Test
    void aFailureKeepsItsSentence() {
        Failed failed = new Failed(Problem.PORT_UNAVAILABLE, "Port 1 can't be used: Permission denied.");

        assertThat(Announcement.parse(failed.line())).contains(failed);
    }

    @Test
    void anythingElseIsNone() {
        assertThat(Announcement.parse("")).isEmpty();
        assertThat(Announcement.parse("READY or not here I come")).isEmpty();
    }
}
