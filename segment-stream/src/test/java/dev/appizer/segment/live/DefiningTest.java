// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.rows.ProgressRow;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import java.nio.file.Path;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefiningTest {

    @TempDir
    Path directory;

    private final Partition partition = new Partition();

    @Test
    void aNewDefinitionGoesThroughEverybodyInPortions() {
        users(5, "pro");
        partition.at(Sent.at(900));

        partition.define("pro", 1, Sent.has("plan", "pro"));
        assertThat(partition.changes()).isEmpty();
        assertThat(row("pro").getStage()).isEqualTo(DefinitionStage.BACKFILLING);

        partition.punctuate();
        assertThat(partition.changes).hasSize(2).allSatisfy(change -> {
            assertThat(change.getEffectiveAt()).as("when it was put").isEqualTo(Sent.at(1));
            assertThat(change.getDetectedAt()).isBetween(Sent.at(900), Sent.at(901));
            assertThat(change.getMessageId()).isNull();
        });
        assertThat(done("pro")).isEqualTo(2);
        partition.settle();

        assertThat(partition.changes())
                .containsExactly(
                        "user:0 ENTERED pro v1 DEFINITION",
                        "user:1 ENTERED pro v1 DEFINITION",
                        "user:2 ENTERED pro v1 DEFINITION",
                        "user:3 ENTERED pro v1 DEFINITION",
                        "user:4 ENTERED pro v1 DEFINITION");
        assertThat(row("pro").getStage()).isEqualTo(DefinitionStage.LIVE);
        assertThat(done("pro")).as("nothing is left of the way").isZero();
        assertThat(partition.size("pro")).isEqualTo(5);
        assertThat(partition.punctuate())
                .as("nothing fires when there is nothing to do")
                .isFalse();
    }

    @Test
    void anEditEmitsOnlyTheDifference() {
        users(3, "pro");
        partition.take("user:3", Sent.identify("user:3", 0, 3, "plan", "free"));
        partition.define("s", 1, Sent.has("plan", "pro"));
        partition.settle();
        partition.changes();

        partition.define(
                "s", 2, "{\"condition\":{\"property\":\"plan\",\"operator\":\"in\",\"value\":[\"pro\",\"free\"]}}");
        partition.settle();
        assertThat(partition.changes()).containsExactly("user:3 ENTERED s v2 DEFINITION");

        partition.define("s", 3, Sent.has("plan", "free"));
        partition.settle();
        assertThat(partition.changes())
                .containsExactly(
                        "user:0 EXITED s v3 DEFINITION",
                        "user:1 EXITED s v3 DEFINITION",
                        "user:2 EXITED s v3 DEFINITION");
        assertThat(partition.size("s")).isEqualTo(1);
    }

    @Test
    void aDeletedDefinitionEmitsAnExitForEachMemberAndThenNothingIsLeft() {
        users(5, "pro");
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.settle();
        partition.changes();
        partition.at(Sent.at(600));

        partition.delete("pro");
        assertThat(partition.changes()).isEmpty();
        partition.at(Sent.at(700));
        partition.settle();

        assertThat(partition.changes)
                .hasSize(5)
                .allSatisfy(change -> assertThat(change.getEffectiveAt())
                        .as("when it was deleted")
                        .isEqualTo(Sent.at(600)));
        assertThat(partition.changes()).allMatch(line -> line.endsWith("EXITED pro v1 DEFINITION"));
        assertThat(partition.store(DefinitionStore.NAME).all().hasNext()).isFalse();
        assertThat(partition.lastProfile("user:0"))
                .isNotNull()
                .satisfies(profile -> assertThat(profile.getSegments()).isEmpty());
        assertThat(partition.memberships.get("pro|user:4")).isEmpty();
    }

    @Test
    void putAgainWhileItsMembersLeaveKeepsThoseWhoAreStillIn() {
        users(5, "pro");
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.settle();
        partition.changes();
        partition.delete("pro");
        partition.punctuate();
        assertThat(partition.changes()).hasSize(2);

        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.settle();

        assertThat(partition.changes())
                .containsExactly("user:0 ENTERED pro v1 DEFINITION", "user:1 ENTERED pro v1 DEFINITION");
        assertThat(partition.size("pro")).isEqualTo(5);
    }

    @Test
    void anEditInTheMiddleOfABackfillBeginsAnew() {
        users(5, "pro");
        partition.define("s", 1, Sent.has("plan", "pro"));
        partition.punctuate();
        partition.changes();

        partition.define("s", 2, Sent.has("plan", "free"));
        partition.settle();

        assertThat(partition.changes())
                .containsExactly("user:0 EXITED s v2 DEFINITION", "user:1 EXITED s v2 DEFINITION");
        assertThat(partition.size("s")).isZero();
    }

    @Test
    void deletedInTheMiddleOfABackfillOnlyThoseLeaveWhoHadEntered() {
        users(5, "pro");
        partition.define("s", 1, Sent.has("plan", "pro"));
        partition.punctuate();
        partition.changes();

        partition.delete("s");
        partition.settle();

        assertThat(partition.changes())
                .containsExactly("user:0 EXITED s v1 DEFINITION", "user:1 EXITED s v1 DEFINITION");
    }

    @Test
    void aRestartInTheMiddleGoesOnWhereItWas() {
        users(5, "pro");
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.punctuate();
        partition.changes();

        partition.restart();
        partition.settle();

        assertThat(partition.changes())
                .containsExactly(
                        "user:2 ENTERED pro v1 DEFINITION",
                        "user:3 ENTERED pro v1 DEFINITION",
                        "user:4 ENTERED pro v1 DEFINITION");
        assertThat(done("pro")).as("nothing is left of the way").isZero();

        partition.delete("pro");
        partition.punctuate();
        partition.restart();
        partition.settle();
        assertThat(partition.changes()).hasSize(5).allMatch(line -> line.contains("EXITED"));
    }

    @Test
    void aLiveEventOnAProfileThatIsNotYetGoneThroughIsJudgedAtOnceAndOnce() {
        users(5, "pro");
        partition.define("free", 1, Sent.has("plan", "free"));

        partition.take("user:4", Sent.identify("user:4", 0, 50, "plan", "free"));
        assertThat(partition.changes()).containsExactly("user:4 ENTERED free v1 TRAIT");
        partition.take("user:new", Sent.identify("user:new", 0, 51, "plan", "free"));
        assertThat(partition.changes()).containsExactly("user:new ENTERED free v1 TRAIT");
        partition.settle();

        assertThat(partition.changes()).isEmpty();
        assertThat(partition.size("free")).isEqualTo(2);
    }

    @Test
    void whoEndsWhileMembersLeaveLeavesOnce() {
        users(5, "pro");
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.settle();
        partition.changes();
        partition.delete("pro");

        partition.move("user:4", "user:z", 9, "user:4");
        assertThat(partition.changes()).containsExactly("user:4 EXITED pro v1 MERGE");
        partition.run();

        assertThat(partition.changes()).hasSize(4).doesNotContain("user:4 EXITED pro v1 DEFINITION");
        assertThat(partition.person("user:z").exists()).isTrue();
    }

    @Test
    void aProfileThatEndsBeforeTheBackfillComesToItIsNotJudged() {
        users(5, "pro");
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.move("user:4", "user:0", 9, "user:4");

        partition.run();

        assertThat(partition.changes()).hasSize(4).noneMatch(line -> line.startsWith("user:4"));
        assertThat(partition.size("pro")).isEqualTo(4);
    }

    @Test
    void theDeletionOfWhatIsNotKnownIsNothing() {
        partition.delete("never");

        assertThat(partition.punctuate()).isFalse();
        assertThat(partition.store(DefinitionStore.NAME).all().hasNext()).isFalse();
    }

    @Test
    void deletionsAndBackfillsWorkOnDiskAsInMemory() {
        Limits limits = new Limits(3, 3, 1 << 20, 2, 2, 0.5);
        try (Partition onDisk = new Partition(directory, limits, Stores::persistentKeyValueStore)) {
            for (int i = 0; i < 300; i++) {
                String user = "user:" + i;
                onDisk.take(user, Sent.identify(user, 0, i, "plan", "pro"));
            }
            onDisk.define("pro", 1, Sent.has("plan", "pro"));
            onDisk.settle();
            assertThat(onDisk.size("pro")).isEqualTo(300);
            onDisk.move("user:7", "user:8", 9, "user:7");
            onDisk.delete("pro");
            onDisk.run();
            assertThat(onDisk.changes()).hasSize(600);
            assertThat(onDisk.person("user:8").eventCount(Long.MIN_VALUE)).isZero();
            assertThat(onDisk.person("user:8").ids(Identifier.Kind.USER)).containsExactly("7", "8");
        }
    }

    private void users(int count, String plan) {
        for (int i = 0; i < count; i++) {
            partition.take("user:" + i, Sent.identify("user:" + i, 0, i, "plan", plan));
        }
    }

    /** How many profiles the backfill has gone through; 0 where it has not begun or is over. */
    private long done(String segment) {
        ProgressRow row =
                new DefinitionStore(partition.store(DefinitionStore.NAME)).progress(DefinitionKey.ofSegment(segment));
        return row == null ? 0 : row.getDone();
    }

    private DefinitionRow row(String segment) {
        DefinitionRow row =
                new DefinitionStore(partition.store(DefinitionStore.NAME)).get(DefinitionKey.ofSegment(segment));
        assertThat(row).isNotNull();
        return row;
    }
}
