// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.gateway.call.CallReader;
import dev.appizer.gateway.call.Endpoint;
import dev.appizer.gateway.call.Message;
import dev.appizer.gateway.call.ReadCall;
import dev.appizer.gateway.message.Limits;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calls by which ids become one person, and those of others meanwhile. */
class IdentityLoadTest {

    private static final Wanderer WANDERER = new Wanderer("wanderer", 4);

    @Test
    void halfOfAWanderersEventsAreUnderEachId() {
        List<Message> events = read(WANDERER.batch(3), Endpoint.BATCH);

        assertThat(events)
                .hasSize(100)
                .allSatisfy(event -> assertThat(event.userId()).isIn("wanderer-a", "wanderer-b"));
        assertThat(events.stream().filter(event -> "wanderer-a".equals(event.userId())))
                .hasSize(50);
    }

    @Test
    void aWanderersAliasesNameTheIdsByTurns() {
        assertThat(List.of(alias(0), alias(1), alias(2), alias(3)))
                .extracting(Message::userId)
                .containsExactly("wanderer-a", "wanderer-b", "wanderer-a", "wanderer-b");
        assertThat(List.of(alias(0), alias(1)))
                .extracting(Message::previousId)
                .containsExactly("wanderer-b", "wanderer-a");
        assertThat(alias(0).messageId()).isNotEqualTo(alias(2).messageId());
    }

    @Test
    void aShopperBuysAsAVisitorAndIsAliasedLater() {
        Message purchase = read(Shoppers.batch(2), Endpoint.BATCH).get(7);
        Message alias =
                read(Shoppers.alias(207), Endpoint.single(CallType.ALIAS)).get(0);

        assertThat(purchase.anonymousId()).isEqualTo(Shoppers.visitor(207)).isEqualTo(alias.previousId());
        assertThat(alias.userId()).isEqualTo(Shoppers.user(207));
    }

    @Test
    void onlyTheUserWhoEntersByTheAliasHasJoined() {
        SegmentChange joined = change(Segments.BUYERS, Shoppers.user(5), Transition.ENTERED, ChangeReason.MERGE);

        assertThat(Shoppers.joined(joined)).hasValue(5);
        assertThat(Shoppers.bought(joined)).isEmpty();
        assertThat(Shoppers.joined(change("loyal", Shoppers.user(5), Transition.ENTERED, ChangeReason.MERGE)))
                .isEmpty();
        assertThat(Shoppers.joined(change(Segments.BUYERS, Shoppers.user(5), Transition.EXITED, ChangeReason.MERGE)))
                .isEmpty();
        assertThat(Shoppers.joined(change(Segments.BUYERS, Shoppers.user(5), Transition.ENTERED, ChangeReason.EVENT)))
                .isEmpty();
    }

    @Test
    void aPlanChangeIsKnownByItsMessage() {
        assertThat(PlanChanges.cause(change(Segments.HIGH_VALUE, "user_1", Transition.EXITED, ChangeReason.TRAIT)))
                .hasValue(4_711);
        assertThat(PlanChanges.cause(change("paying", "user_1", Transition.EXITED, ChangeReason.TRAIT)))
                .isEmpty();
    }

    private static Message alias(long n) {
        return read(WANDERER.alias(n), Endpoint.single(CallType.ALIAS)).get(0);
    }

    private static SegmentChange change(String segment, String id, Transition transition, ChangeReason reason) {
        return new SegmentChange(
                segment, 1L, "user:" + id, id, transition, reason, Instant.EPOCH, Instant.EPOCH, "4711");
    }

    private static List<Message> read(byte[] body, Endpoint endpoint) {
        ReadCall call = new CallReader(new Limits(32_768, 500_000, 1_000, 100)).read(body, endpoint);
        assertThat(call.rejected()).isEmpty();
        return call.messages();
    }
}
