// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import org.junit.jupiter.api.Test;

class UnreadableDefinitionTest {

    /** What a later build may write. */
    private static final String UNREADABLE = "{\"filters\":[{\"property\":\"plan\",\"operator\":\"soundsLike\"}]}";

    private final Partition partition = new Partition();

    @Test
    void aDefinitionThatThisBuildCannotReadFreezesItsMembersAndNothingElse() {
        users(3, "pro");
        partition.define("s", 1, Sent.has("plan", "pro"));
        partition.define("t", 1, Sent.has("plan", "free"));
        partition.settle();
        partition.changes();

        partition.define("s", 2, UNREADABLE);
        partition.take("user:0", Sent.identify("user:0", 0, 50, "plan", "free"));
        partition.settle();
        partition.restart();
        partition.settle();

        assertThat(partition.changes()).containsExactly("user:0 ENTERED t v1 TRAIT");
        assertThat(partition.size("s")).isEqualTo(3);
        assertThat(row("s").getStage()).isEqualTo(DefinitionStage.BACKFILLING);
        assertThat(partition.punctuate()).isFalse();

        partition.move("user:1", "user:z", 9, "user:1");
        partition.run();
        assertThat(partition.changes()).containsExactly("user:1 EXITED s v2 MERGE");
        partition.delete("s");
        partition.settle();
        assertThat(partition.changes())
                .containsExactly("user:0 EXITED s v2 DEFINITION", "user:2 EXITED s v2 DEFINITION");
    }

    @Test
    void afterARollbackTheBuildThatReadsADefinitionGoesThroughEverybodyAgain() {
        users(3, "pro");
        partition.define("s", 1, Sent.has("plan", "pro"));
        partition.settle();
        partition.changes();
        body("s", UNREADABLE);
        partition.restart();
        partition.take("user:0", Sent.identify("user:0", 0, 50, "plan", "free"));
        assertThat(partition.changes()).isEmpty();

        body("s", Sent.has("plan", "pro"));
        partition.restart();
        partition.settle();

        assertThat(partition.changes()).containsExactly("user:0 EXITED s v1 DEFINITION");
    }

    private void users(int count, String plan) {
        for (int i = 0; i < count; i++) {
            partition.take("user:" + i, Sent.identify("user:" + i, 0, i, "plan", plan));
        }
    }

    private DefinitionRow row(String segment) {
        DefinitionRow row =
                new DefinitionStore(partition.store(DefinitionStore.NAME)).get(DefinitionKey.ofSegment(segment));
        assertThat(row).isNotNull();
        return row;
    }

    private void body(String segment, String body) {
        DefinitionRow row = row(segment);
        row.setBody(body);
        new DefinitionStore(partition.store(DefinitionStore.NAME)).put(DefinitionKey.ofSegment(segment), row);
    }
}
