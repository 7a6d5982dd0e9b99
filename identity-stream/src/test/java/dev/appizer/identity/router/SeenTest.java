// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import static dev.appizer.identity.router.Router.links;
import static dev.appizer.identity.router.Router.message;
import static dev.appizer.identity.router.Router.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.identity.rows.CauseRow;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** The control plane hears once of each linked id that it was seen, whichever comes first: the link or the sight. */
class SeenTest {

    private static final LinkRequest SEEN = seen(0);

    private final Router router = new Router();

    @Test
    void aSenderThatIsSeenBeforeItIsLinkedIsReportedWithTheFirstAssignment() {
        assertThat(links(router.send(message(CallType.TRACK, 1).setAnonymousId("a"))))
                .isEmpty();

        assertThat(links(router.assign("anonymous:a", "user:u", 1))).containsExactly(SEEN);
        assertThat(router.assign("anonymous:a", "user:v", 2)).isEmpty();
    }

    @Test
    void aSenderThatIsLinkedBeforeItIsSeenIsReportedWithItsFirstEvent() {
        assertThat(router.assign("anonymous:a", "user:u", 1)).isEmpty();

        assertThat(links(router.send(message(CallType.TRACK, 1).setAnonymousId("a"))))
                .containsExactly(seen(Micros.of(Router.NOON.plusSeconds(1))));
        assertThat(links(router.send(message(CallType.TRACK, 2).setAnonymousId("a"))))
                .isEmpty();
    }

    @Test
    void anIdThatIsNoticedBeforeItIsLinkedIsReportedWithTheFirstAssignment() {
        assertThat(links(router.notice("anonymous:a"))).isEmpty();

        assertThat(links(router.assign("anonymous:a", "user:u", 1))).containsExactly(SEEN);
    }

    @Test
    void anIdThatIsLinkedBeforeItIsNoticedIsReportedWithTheNotice() {
        router.assign("anonymous:a", "user:u", 4);

        List<Record<String, SpecificRecord>> output = router.notice("anonymous:a");

        assertThat(links(output)).containsExactly(seen(6));
        assertThat(output.get(0).key()).isEqualTo("user:u");
        assertThat(only(SeenIdentifier.class, output))
                .containsExactly(
                        new SeenIdentifier("anonymous:a", "user:u", 4L, Micros.toInstant(5), Micros.toInstant(6)));
    }

    @Test
    void anUnlinkedIdThatIsNoticedIsItsOwnPerson() {
        List<Record<String, SpecificRecord>> output = router.notice("anonymous:a");

        assertThat(output)
                .containsExactly(new Record<>(
                        "anonymous:a",
                        new SeenIdentifier("anonymous:a", "anonymous:a", 0L, Micros.toInstant(5), Micros.toInstant(6)),
                        0));
    }

    @Test
    void whatWasSeenBeforeIsNoNews() {
        router.notice("anonymous:a");
        assertThat(router.notice("anonymous:a")).isEmpty();

        router.assign("anonymous:b", "user:u", 1);
        router.send(message(CallType.TRACK, 1).setAnonymousId("b"));
        assertThat(router.notice("anonymous:b")).isEmpty();
    }

    @Test
    void aLateAssignmentIsIgnored() {
        router.assign("anonymous:a", "user:u", 5);
        router.assign("anonymous:a", "user:v", 4);
        router.assign("anonymous:a", "user:w", 5);

        assertThat(only(
                        ResolvedEvent.class,
                        router.send(message(CallType.TRACK, 1).setAnonymousId("a"))))
                .extracting(ResolvedEvent::getCanonicalIdentifier)
                .containsExactly("user:u");
        assertThat(router.hasSeen("anonymous:a")).isTrue();
    }

    /** @param receivedAt of the call that showed it; 0 where it was seen before it was linked */
    private static LinkRequest seen(long receivedAt) {
        return new LinkRequest(LinkKind.SEEN, "anonymous:a", null, null, new CauseRow(null, receivedAt));
    }
}
