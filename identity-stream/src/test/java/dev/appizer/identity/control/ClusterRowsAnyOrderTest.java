// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.identity.graph.AnyLinks;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallType;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.history.Scope;
import dev.appizer.testing.reader.Identity;
import dev.appizer.testing.reader.ReferenceReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The store after any order of links holds what it holds after another, and no row besides. */
class ClusterRowsAnyOrderTest {

    private final ControlPlane plane = new ControlPlane();
    private final ControlPlane other = new ControlPlane();

    @Provide
    static Arbitrary<List<Message>> messages() {
        return AnyLinks.messages();
    }

    @Property(tries = 150)
    void theRowsAreAFunctionOfTheSetOfLinks(@ForAll("messages") List<Message> messages, @ForAll Random order) {
        List<Message> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, order);
        plane.forget();

        for (int taken = 1; taken <= shuffled.size(); taken++) {
            List<Message> all = new ArrayList<>(shuffled.subList(0, taken));
            plane.take(link(plane, shuffled.get(taken - 1)));
            see(plane, all);
            Collections.shuffle(all, order);

            assertThat(ShownRows.normal(plane.store)).isEqualTo(ShownRows.normal(reread(all).store));
        }
    }

    @Property(tries = 150)
    void aQueryAnswersWhatAReaderOfTheSameMessagesAnswers(
            @ForAll("messages") List<Message> messages, @ForAll Random order) {
        ReferenceReader reader = ReferenceReader.of(messages);
        List<Message> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, order);

        reread(shuffled);

        for (String identifier : AnyLinks.identifiers()) {
            reader.identity(dev.appizer.testing.history.Identifier.parse(identifier))
                    .ifPresent(identity -> assertThat(ClusterView.of(other.store, Identifier.parse(identifier)))
                            .satisfiesAnyOf(
                                    view -> assertThat(view).contains(view(identity)),
                                    view -> assertThat(view)
                                            .as("not linked")
                                            .isEmpty()
                                            .satisfies(none -> assertThat(
                                                            identity.userIds().size()
                                                                    + identity.anonymousIds()
                                                                            .size())
                                                    .isEqualTo(1))));
        }
    }

    private static ClusterView view(Identity identity) {
        List<String> seen = new ArrayList<>();
        identity.anonymousIds().forEach(id -> seen.add("anonymous:" + id));
        identity.userIds().forEach(id -> seen.add("user:" + id));
        return new ClusterView(identity.canonical().toString(), seen);
    }

    private ControlPlane reread(List<Message> messages) {
        other.forget();
        messages.forEach(message -> other.take(link(other, message)));
        see(other, messages);
        return other;
    }

    /** As the routers say it once they know of the first assignment. */
    private static void see(ControlPlane plane, List<Message> messages) {
        for (Message message : messages) {
            plane.seen("user:" + message.call().userId());
            if (message.call().anonymousId() != null) {
                plane.seen("anonymous:" + message.call().anonymousId());
            }
        }
    }

    private static LinkRequest link(ControlPlane plane, Message message) {
        Call call = message.call();
        boolean isAlias = call.type() == CallType.ALIAS;
        return plane.link(
                isAlias && call.scope() == Scope.SERVER ? LinkKind.ALIAS : LinkKind.CLAIM,
                Objects.requireNonNull(isAlias ? call.previousId() : call.anonymousId()),
                Objects.requireNonNull(call.userId()),
                message.receivedAt(),
                Micros.of(Objects.requireNonNull(call.timestamp())));
    }
}
