// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import static dev.appizer.identity.router.Router.links;
import static dev.appizer.identity.router.Router.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.identity.rows.CauseRow;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.LinkRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An unalias voids what was sent before it, whenever that arrives, and nothing else. */
class UnaliasTest {

    private static final long NOON = Micros.of(Instant.parse("2026-03-01T12:00:00Z"));

    private final Router router = new Router();

    @Test
    void itTakesBackEveryLinkThatNamesTheId() {
        router.send(alias(1, "u", "p"));
        router.send(claim(2, "v", "p"));
        router.send(alias(3, "u", "q"));

        assertThat(links(router.unalias("p", 9)))
                .containsExactlyInAnyOrder(
                        new LinkRequest(LinkKind.ALIAS, "p", "u", null, new CauseRow(null, NOON + 1_000_000)),
                        new LinkRequest(LinkKind.CLAIM, "p", "v", null, new CauseRow(null, NOON + 2_000_000)));
        assertThat(links(router.unalias("p", 9))).isEmpty();
        assertThat(links(router.unalias("p", 5))).isEmpty();
    }

    @Test
    void ofALinkThatWasRepeatedAfterItTheRepeatStays() {
        router.send(alias(1, "u", "p"));
        router.send(alias(10, "u", "p"));
        router.send(alias(7, "u", "p"));

        assertThat(links(router.unalias("p", 5)))
                .extracting(LinkRequest::getLink)
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.getFirst().getMessageId()).isEqualTo("m7");
                    assertThat(MomentRows.latest(link).getMessageId()).isEqualTo("m10");
                });
    }

    @Test
    void whatWasSentBeforeItAndComesLaterIsVoid() {
        router.unalias("p", 5);

        assertThat(links(router.send(alias(1, "u", "p")))).isEmpty();
        assertThat(links(router.send(claim(2, "u", "p")))).isEmpty();
        assertThat(links(router.send(claim(6, "u", "p")))).hasSize(1);
    }

    @Test
    void aClaimThatWasSuppressedAsARepeatCountsOnceTheFirstIsVoid() {
        router.send(claim(1, "u", "a"));
        router.send(claim(7, "u", "a"));

        assertThat(links(router.unalias("a", 5)))
                .extracting(LinkRequest::getLink)
                .extracting(LinkRow::getFirst)
                .extracting(first -> first.getMessageId())
                .containsExactly("m7");
    }

    @Test
    void anAliasSentAgainUnderItsOldMessageIdDoesNotRejoin() {
        router.send(alias(1, "u", "p"));
        router.unalias("p", 5);

        assertThat(links(router.send(alias(90_000, "u", "p").setMessageId("m1"))))
                .isEmpty();
        assertThat(links(router.send(alias(90_001, "u", "p")))).hasSize(1);
    }

    @Test
    void anIdentifySentAgainUnderItsOldMessageIdDoesNotRejoin() {
        router.send(claim(1, "u", "a"));
        router.send(claim(2, "u", "a"));
        router.unalias("a", 5);

        assertThat(links(router.send(claim(90_000, "u", "a").setMessageId("m2"))))
                .isEmpty();
        assertThat(links(router.send(claim(90_001, "u", "a")))).hasSize(1);
    }

    @Test
    void aMessageIdThatComesAgainWithAnEarlierStampCountsByThat() {
        router.send(alias(7, "u", "p").setMessageId("same"));

        assertThat(links(router.send(alias(3, "u", "p").setMessageId("same"))))
                .extracting(LinkRequest::getLink)
                .singleElement()
                .satisfies(link -> assertThat(link.getLatest())
                        .as("the first is the latest")
                        .isNull());
        assertThat(links(router.unalias("p", 5)))
                .extracting(LinkRequest::getLink)
                .containsOnlyNulls();
    }

    private static EnrichedEvent.Builder alias(int second, String userId, String previousId) {
        return message(CallType.ALIAS, second).setUserId(userId).setPreviousId(previousId);
    }

    private static EnrichedEvent.Builder claim(int second, String userId, String anonymousId) {
        return message(CallType.IDENTIFY, second).setUserId(userId).setAnonymousId(anonymousId);
    }
}
