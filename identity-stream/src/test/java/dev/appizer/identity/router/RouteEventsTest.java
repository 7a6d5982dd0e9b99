// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import static dev.appizer.identity.router.Router.links;
import static dev.appizer.identity.router.Router.message;
import static dev.appizer.identity.router.Router.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.ResolvedEvent;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class RouteEventsTest {

    private final Router router = new Router();

    @Test
    void anEventOfAnUnlinkedIdGoesToItselfAtTheTimeOfItsArrival() {
        EnrichedEvent.Builder event = message(CallType.TRACK, 1).setAnonymousId("a");

        List<Record<String, SpecificRecord>> output = router.send(event);

        assertThat(output)
                .containsExactly(new Record<>(
                        "anonymous:a",
                        new ResolvedEvent(event.build(), "anonymous:a", "anonymous:a", "a", 0L),
                        event.getReceivedAt().toEpochMilli()));
    }

    @Test
    void anEventOfALinkedIdGoesToItsPersonWithTheVersion() {
        router.assign("anonymous:a", "user:u", 3);

        List<Record<String, SpecificRecord>> output =
                router.send(message(CallType.TRACK, 1).setAnonymousId("a"));

        assertThat(output.get(0).key()).isEqualTo("user:u");
        assertThat(only(ResolvedEvent.class, output)).singleElement().satisfies(resolved -> {
            assertThat(resolved.getIdentifier()).isEqualTo("anonymous:a");
            assertThat(resolved.getCanonicalId()).isEqualTo("u");
            assertThat(resolved.getVersion()).isEqualTo(3);
        });
    }

    @Test
    void anEventWithoutAnIdKeepsItsKeyAndBelongsToNobody() {
        EnrichedEvent.Builder metric = message(CallType.TRACK, 1);

        assertThat(router.send(metric))
                .containsExactly(new Record<>(
                        "m1",
                        new ResolvedEvent(metric.build(), null, null, null, 0L),
                        metric.getReceivedAt().toEpochMilli()));
    }

    @Test
    void anEventWithBothIdsBelongsToTheUserAndLinksNothing() {
        List<Record<String, SpecificRecord>> output =
                router.send(message(CallType.TRACK, 1).setUserId("u").setAnonymousId("a"));

        assertThat(output).extracting(Record::key).containsExactly("user:u", "anonymous:a");
        assertThat(links(output)).isEmpty();
        assertThat(only(SeenNotice.class, output))
                .extracting(SeenNotice::getIdentifier)
                .containsExactly("anonymous:a");
    }

    @Test
    void aPairIsAnnouncedOnce() {
        router.send(message(CallType.TRACK, 1).setUserId("u").setAnonymousId("a"));

        assertThat(only(
                        SeenNotice.class,
                        router.send(message(CallType.PAGE, 2).setUserId("u").setAnonymousId("a"))))
                .isEmpty();
        assertThat(only(
                        SeenNotice.class,
                        router.send(message(CallType.PAGE, 3).setUserId("u").setAnonymousId("b"))))
                .hasSize(1);
    }

    @Test
    void anIdentifyWithBothIdsIsAClaim() {
        List<Record<String, SpecificRecord>> output =
                router.send(message(CallType.IDENTIFY, 1).setUserId("u").setAnonymousId("a"));

        assertThat(links(output)).singleElement().satisfies(link -> {
            assertThat(link.getKind()).isEqualTo(LinkKind.CLAIM);
            assertThat(link.getSubject()).isEqualTo("a");
            assertThat(link.getUserId()).isEqualTo("u");
            assertThat(link.getLink().getFirst().getMessageId()).isEqualTo("m1");
            assertThat(link.getLink().getFirst().getSender()).isEqualTo("user:u");
        });
    }

    @Test
    void aRepeatedClaimCostsTheControlPlaneNothing() {
        router.send(message(CallType.IDENTIFY, 2).setUserId("u").setAnonymousId("a"));

        assertThat(links(
                        router.send(message(CallType.IDENTIFY, 3).setUserId("u").setAnonymousId("a"))))
                .isEmpty();
        assertThat(links(router.send(browserAlias(4, "u", "a")))).isEmpty();
    }

    @Test
    void anEarlierRepeatOfAClaimIsPassedOn() {
        router.send(message(CallType.IDENTIFY, 2).setUserId("u").setAnonymousId("a"));

        List<LinkRequest> links =
                links(router.send(message(CallType.IDENTIFY, 1).setUserId("u").setAnonymousId("a")));

        assertThat(links)
                .extracting(link -> link.getLink().getFirst().getMessageId())
                .containsExactly("m1");
        assertThat(links(
                        router.send(message(CallType.IDENTIFY, 2).setUserId("u").setAnonymousId("a"))))
                .isEmpty();
    }

    @Test
    void aClaimAfterAnEventOfTheSamePairIsPassedOn() {
        router.send(message(CallType.TRACK, 1).setUserId("u").setAnonymousId("a"));

        List<Record<String, SpecificRecord>> output =
                router.send(message(CallType.IDENTIFY, 2).setUserId("u").setAnonymousId("a"));

        assertThat(links(output)).hasSize(1);
        assertThat(only(SeenNotice.class, output)).isEmpty();
    }

    @Test
    void anAliasIsPassedOnEachTimeSinceTheLatestCounts() {
        assertThat(links(router.send(alias(1, "u", "p"))))
                .extracting(LinkRequest::getKind, LinkRequest::getSubject, LinkRequest::getUserId)
                .containsExactly(tuple(LinkKind.ALIAS, "p", "u"));
        assertThat(links(router.send(alias(2, "u", "p")))).hasSize(1);
    }

    @Test
    void anAliasWithABrowsersKeyIsAClaimAndShowsNothingOfThePreviousId() {
        List<Record<String, SpecificRecord>> output = router.send(browserAlias(1, "u", "p"));

        assertThat(links(output)).extracting(LinkRequest::getKind).containsExactly(LinkKind.CLAIM);
        assertThat(only(SeenNotice.class, output)).isEmpty();
    }

    @Test
    void anAnonymousIdOnAnAliasIsSeenAndNotLinked() {
        List<Record<String, SpecificRecord>> output =
                router.send(alias(1, "u", "p").setAnonymousId("a"));

        assertThat(links(output)).extracting(LinkRequest::getSubject).containsExactly("p");
        assertThat(only(SeenNotice.class, output))
                .extracting(SeenNotice::getIdentifier)
                .containsExactly("anonymous:a");
    }

    private static EnrichedEvent.Builder alias(int second, String userId, String previousId) {
        return message(CallType.ALIAS, second).setUserId(userId).setPreviousId(previousId);
    }

    private static EnrichedEvent.Builder browserAlias(int second, String userId, String previousId) {
        return alias(second, userId, previousId).setScope(KeyScope.BROWSER);
    }
}
