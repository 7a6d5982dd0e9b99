// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import static dev.appizer.identity.router.Router.links;
import static dev.appizer.identity.router.Router.message;
import static dev.appizer.identity.router.Router.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A router forgets an identifier that was erased: what came before counts no more, what comes after begins anew. */
class ForgettingTest {

    private final Router router = new Router();

    @Test
    void whatASenderDidBeforeIsLeftOutHoweverLateItComes() {
        router.send(track("a", 1));

        assertThat(router.forget("anonymous:a", 10, 3)).isEmpty();

        assertThat(router.send(track("a", 9))).isEmpty();
        assertThat(router.hasSeen("anonymous:a")).isFalse();
    }

    @Test
    void whatASenderDoesSinceIsItsOwnAndIsNewerThanWhatWasErased() {
        router.assign("anonymous:a", "user:u", 2);
        router.send(track("a", 1));
        router.forget("anonymous:a", 10, 3);

        assertThat(only(ResolvedEvent.class, router.send(track("a", 10))))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getCanonicalIdentifier()).isEqualTo("anonymous:a");
                    assertThat(event.getVersion()).isEqualTo(3);
                });
        assertThat(router.hasSeen("anonymous:a")).isTrue();
    }

    @Test
    void whatASuppressedSenderDoesIsLeftOutWhateverItIs() {
        router.assign("anonymous:a", "user:u", 2);
        router.send(track("a", 1));
        router.suppress("anonymous:a", 3);

        assertThat(router.send(track("a", 1_000_000))).isEmpty();
        assertThat(links(router.send(identify("a", "u", 1_000_001)))).isEmpty();
        router.notice("anonymous:a");
        assertThat(router.hasSeen("anonymous:a")).isFalse();

        router.forget("anonymous:a", 1_000_002, 4);
        assertThat(router.send(track("a", 1_000_003))).isEmpty();
    }

    @Test
    void anAssignmentThatIsOlderThanTheErasureIsIgnoredAndANewerOneStays() {
        router.assign("anonymous:a", "user:v", 5);
        router.forget("anonymous:a", 10, 4);
        assertThat(canonical(track("a", 11))).isEqualTo("user:v");

        router.forget("anonymous:b", 10, 4);
        router.assign("anonymous:b", "user:u", 3);
        assertThat(canonical(track("b", 11))).isEqualTo("anonymous:b");
        router.assign("anonymous:b", "user:u", 6);
        assertThat(canonical(track("b", 12))).isEqualTo("user:u");
    }

    @Test
    void aLinkThatNamesItIsUndoneAndALateSendingDoesNotBringItBack() {
        router.send(identify("a", "u", 1));

        assertThat(links(router.forget("anonymous:a", 10, 3))).singleElement().satisfies(link -> {
            assertThat(link.getKind()).isEqualTo(LinkKind.CLAIM);
            assertThat(link.getUserId()).isEqualTo("u");
            assertThat(link.getLink()).isNull();
        });
        assertThat(links(router.send(identify("a", "u", 2)))).isEmpty();
        assertThat(links(router.send(identify("a", "u", 11)))).hasSize(1);
    }

    @Test
    void theLinksOfAUserAreUndoneToo() {
        router.send(identify("a", "u", 1));
        router.send(alias("p", "u", 2));

        assertThat(links(router.forget("user:u", 10, 3)))
                .extracting(LinkRequest::getKind)
                .containsExactlyInAnyOrder(LinkKind.CLAIM, LinkKind.ALIAS);
        assertThat(router.send(alias("p", "u", 9))).isEmpty();
    }

    @Test
    void ofALinkThatWasSentAgainSinceTheLaterSendingsStay() {
        router.send(identify("a", "u", 1));
        router.send(identify("a", "u", 12));

        assertThat(links(router.forget("anonymous:a", 10, 3)))
                .singleElement()
                .satisfies(link -> assertThat(Objects.requireNonNull(link.getLink())
                                .getFirst()
                                .getMessageId())
                        .isEqualTo("m12"));
    }

    /** Under one message id the first sending counts; it is as if that had never been. */
    @Test
    void ofAMessageThatWasSentAgainSinceTheRepeatIsTheFirstWhicheverComesFirst() {
        Router late = new Router();

        router.send(alias("p", "u", 1).setMessageId("m"));
        router.send(alias("p", "u", 12).setMessageId("m"));
        List<LinkRequest> kept = links(router.forget("user:p", 10, 3));
        late.forget("user:p", 10, 3);
        List<LinkRequest> taken = links(late.send(alias("p", "u", 12).setMessageId("m")));

        assertThat(late.send(alias("p", "u", 1).setMessageId("m"))).hasSize(1);
        assertThat(kept).hasSize(1).extracting(LinkRequest::getLink).doesNotContainNull();
        assertThat(taken)
                .extracting(LinkRequest::getLink)
                .isEqualTo(List.of(kept.get(0).getLink()));
    }

    @Test
    void aClaimOnAUserIdsTextOutlivesTheUser() {
        router.send(identify("p", "u", 1));

        assertThat(router.forget("user:p", 10, 3)).isEmpty();
    }

    @Test
    void whatWasUnaliasedStaysSo() {
        router.send(alias("p", "u", 5));
        router.unalias("p", 6);
        router.forget("user:p", 3, 1);

        assertThat(links(router.send(alias("p", "u", 4)))).isEmpty();
        assertThat(links(router.send(alias("p", "u", 7)))).hasSize(1);
    }

    /** It takes one step, the command to forget takes two. */
    @Test
    void anAssignmentThatComesBeforeTheCommandSaysWhatIsErased() {
        router.send(track("a", 1));
        router.assignErased("anonymous:a", "user:d", 5, 10);

        assertThat(router.send(track("a", 9))).isEmpty();
        assertThat(only(ResolvedEvent.class, router.send(track("a", 11)))).hasSize(1);
        router.forget("anonymous:a", 10, 4);
        assertThat(router.hasSeen("anonymous:a")).isTrue();
    }

    @Test
    void aNoticeThatIsOlderThanTheErasureShowsNothing() {
        router.forget("anonymous:a", 10, 3);

        assertThat(router.notice("anonymous:a")).isEmpty();
        assertThat(router.hasSeen("anonymous:a")).isFalse();
    }

    @Test
    void aLateMessageThatNamesItDoesNotHideALaterOne() {
        router.forget("anonymous:a", 10, 3);

        assertThat(only(SeenNotice.class, router.send(identify("a", "u", 9)))).isEmpty();
        assertThat(only(SeenNotice.class, router.send(identify("a", "u", 11)))).hasSize(1);
    }

    /** Nobody knows any more whether it was by this that the other was seen. */
    @Test
    void theOtherIdOfAMessageThatIsLeftOutWasSeenAllTheSame() {
        router.forget("user:u", 10, 3);

        assertThat(router.send(identify("a", "u", 5)))
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo("anonymous:a"));
        assertThat(only(SeenIdentifier.class, router.notice("anonymous:a"))).hasSize(1);
    }

    /** The first sending was void by an unalias, so its repeat was too; without it the repeat is a link of its own. */
    @Test
    void aRepeatThatWasVoidWithTheFirstSendingCountsWithoutIt() {
        router.unalias("p", 11);
        router.send(alias("p", "u", 1).setMessageId("m"));
        router.send(alias("p", "u", 12).setMessageId("m"));

        assertThat(links(router.forget("user:u", 10, 3)))
                .extracting(LinkRequest::getLink)
                .hasSize(1)
                .doesNotContainNull();
    }

    @Test
    void aLinkThatWasVoidAsItCameIsForgottenToo() {
        router.unalias("p", 6);
        router.send(alias("p", "u", 1).setMessageId("m"));
        router.forget("user:u", 10, 3);

        assertThat(links(router.send(alias("p", "u", 12).setMessageId("m"))))
                .extracting(LinkRequest::getKind)
                .contains(LinkKind.ALIAS);
    }

    @Test
    void nothingThatIsKeptNamesIt() {
        router.send(track("secret-device", 1));
        router.send(identify("secret-device", "secret-user", 2));
        router.send(alias("secret-user", "u", 3));
        router.send(alias("secret-name", "secret-user", 4));
        router.unalias("secret-name", 5);
        router.assign("anonymous:secret-device", "user:secret-user", 1);
        router.assign("user:secret-user", "user:secret-user", 1);

        router.forget("anonymous:secret-device", 10, 3);
        router.forget("user:secret-user", 10, 3);
        router.forget("user:secret-name", 10, 3);
        router.forget("anonymous:secret-name", 10, 3);

        assertThat(router.rows()).isNotEmpty().doesNotContain("secret");
    }

    private String canonical(EnrichedEvent.Builder message) {
        return Objects.requireNonNull(
                only(ResolvedEvent.class, router.send(message)).get(0).getCanonicalIdentifier());
    }

    private static EnrichedEvent.Builder track(String anonymousId, int second) {
        return message(CallType.TRACK, second).setAnonymousId(anonymousId);
    }

    private static EnrichedEvent.Builder identify(String anonymousId, String userId, int second) {
        return message(CallType.IDENTIFY, second).setAnonymousId(anonymousId).setUserId(userId);
    }

    private static EnrichedEvent.Builder alias(String previousId, String userId, int second) {
        return message(CallType.ALIAS, second).setPreviousId(previousId).setUserId(userId);
    }
}
