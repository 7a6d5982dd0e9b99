// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import static dev.appizer.identity.StageDriver.NOON;
import static dev.appizer.identity.StageDriver.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.appizer.identity.control.ClusterView;
import dev.appizer.identity.control.DecideLinks;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.streams.metrics.Books;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityTopologyTest {

    private final StageDriver stage = new StageDriver();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theBooksBalanceAndShowWhatIsMissing() {
        Books books = IdentityTopology.books(stage.topics);
        stage.send(message(CallType.TRACK, 1).setUserId("ada").setEvent("looked"))
                .send(message(CallType.TRACK, 2).setAnonymousId("v").setEvent("looked"));

        assertThat(stage.balance(books)).isZero();
        assertThat(stage.balance(new Books(books.taken(), List.of(), books.leftOut())))
                .isEqualTo(2);
    }

    @Test
    void anEventIsResolvedToItselfUntilItsIdIsLinkedAndToItsPersonAfterwards() {
        stage.send(message(CallType.TRACK, 1).setAnonymousId("a"))
                .send(message(CallType.ALIAS, 2).setUserId("u").setPreviousId("a"))
                .send(message(CallType.TRACK, 3).setAnonymousId("a"));

        assertThat(stage.records(stage.topics.eventsResolved()))
                .extracting(TestRecord::key, record -> record.value().getVersion())
                .containsExactly(tuple("anonymous:a", 0L), tuple("user:u", 0L), tuple("user:u", 1L));
    }

    @Test
    void aLinkIsToldToTheTableOfAliasesAndToThePlaceThatIsLeft() {
        stage.send(message(CallType.IDENTIFY, 1).setUserId("u").setAnonymousId("a"));

        assertThat(stage.records(stage.topics.identityAliases()))
                .extracting(TestRecord::key, record -> record.value().getCanonicalIdentifier())
                .containsExactly(tuple("anonymous:a", "user:u"), tuple("user:u", "user:u"));
        assertThat(stage.records(stage.topics.identityChanges()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo("anonymous:a");
                    assertThat(record.value().getKind()).isEqualTo(IdentityChangeKind.MERGED);
                    assertThat(record.getRecordTime()).isEqualTo(NOON.plusSeconds(1));
                });
        assertThat(stage.values(stage.topics.identitySeen()))
                .extracting(SeenIdentifier::getIdentifier)
                .containsExactly("anonymous:a");
    }

    @Test
    void anEarlierClaimThatArrivesLateSplitsTheWrongJoin() {
        stage.send(message(CallType.IDENTIFY, 20).setUserId("v").setAnonymousId("a"));
        stage.values(stage.topics.identityChanges());
        stage.values(stage.topics.identityAliases());

        stage.send(message(CallType.IDENTIFY, 10).setUserId("u").setAnonymousId("a"));

        assertThat(stage.values(stage.topics.identityChanges()))
                .extracting(IdentityChange::getKind, IdentityChange::getFrom, IdentityChange::getTo)
                .containsExactly(tuple(IdentityChangeKind.SPLIT, "user:v", "user:u"));
        assertThat(stage.values(stage.topics.identityAliases()))
                .filteredOn(alias -> alias.getIdentifier().equals("anonymous:a"))
                .extracting(Alias::getCanonicalId, Alias::getVersion)
                .containsExactly(tuple("u", 2L));
    }

    @Test
    void whoIsSeenIsShownInWhateverOrderLinksAndEventsCome() {
        stage.send(message(CallType.ALIAS, 1).setUserId("u").setPreviousId("p"));
        assertThat(cluster("u")).isEqualTo(new ClusterView("user:u", List.of("user:u")));

        stage.send(message(CallType.TRACK, 2).setAnonymousId("p"))
                .send(message(CallType.TRACK, 3).setUserId("w").setAnonymousId("b"))
                .send(message(CallType.ALIAS, 4).setUserId("u").setPreviousId("b"));

        assertThat(cluster("u")).isEqualTo(new ClusterView("user:u", List.of("anonymous:b", "anonymous:p", "user:u")));
    }

    @Test
    void aRepeatedIdentifyAsksNobodyAgain() {
        stage.send(message(CallType.IDENTIFY, 1).setUserId("u").setAnonymousId("a"));
        stage.values(stage.topics.identityAliases());
        stage.values(stage.topics.identitySeen());

        stage.send(message(CallType.IDENTIFY, 2).setUserId("u").setAnonymousId("a"));

        assertThat(stage.values(stage.topics.identityAliases())).isEmpty();
        assertThat(stage.values(stage.topics.identitySeen())).isEmpty();
    }

    @Test
    void aMetricIsNobodysAndKeepsItsKey() {
        stage.send(message(CallType.TRACK, 1));

        assertThat(stage.records(stage.topics.eventsResolved())).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("m1");
            assertThat(record.value())
                    .extracting(ResolvedEvent::getIdentifier, ResolvedEvent::getCanonicalId)
                    .containsOnlyNulls();
        });
    }

    private ClusterView cluster(String user) {
        return ClusterView.of(stage.store(DecideLinks.STORE), Identifier.user(user))
                .orElseThrow();
    }
}
