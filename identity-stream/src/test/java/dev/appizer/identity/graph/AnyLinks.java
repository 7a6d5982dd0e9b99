// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallBuilder;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.history.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Sets of messages that link few ids in many ways: chains, cycles, repeats, opposite aliases, shared devices. A text may
 * be a user and an anonymous id at once.
 */
public final class AnyLinks {

    private static final List<String> USERS = List.of("u1", "u2", "u3", "u4", "x");
    private static final List<String> ANONYMOUS = List.of("a1", "a2", "a3", "x");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private AnyLinks() {}

    private record Shape(int kind, String user, String otherUser, String anonymous, int minutesAgo) {

        /** Aliases of users, aliases of anonymous ids, aliases with a public key, claims. */
        CallBuilder call() {
            return switch (kind) {
                case 0, 1 -> user.equals(otherUser) ? Call.alias(user, anonymous) : Call.alias(user, otherUser);
                case 2 -> Call.alias(user, anonymous);
                case 3 -> Call.alias(user, anonymous).scope(Scope.BROWSER);
                default -> Call.identify().user(user).anonymous(anonymous);
            };
        }

        boolean isRefused() {
            return kind >= 2 && kind <= 3 && user.equals(anonymous);
        }
    }

    /** Messages in the order of their stamps; several share an event time. */
    public static Arbitrary<List<Message>> messages() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(USERS),
                        Arbitraries.of(USERS),
                        Arbitraries.of(ANONYMOUS),
                        Arbitraries.integers().between(0, 3))
                .as(Shape::new)
                .filter(shape -> !shape.isRefused())
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(AnyLinks::sent);
    }

    private static List<Message> sent(List<Shape> shapes) {
        List<Message> messages = new ArrayList<>();
        for (Shape shape : shapes) {
            int number = messages.size();
            Call call = shape.call()
                    .messageId("m" + number)
                    .timestamp(NOON.minusSeconds(60L * shape.minutesAgo))
                    .build();
            messages.add(call.accepted(NOON.getEpochSecond() * 1_000_000 + number, 0));
        }
        return messages;
    }

    /** Every identifier that the messages may have named. */
    public static Set<String> identifiers() {
        Set<String> all = new TreeSet<>();
        USERS.forEach(id -> all.addAll(Set.of("user:" + id, "anonymous:" + id)));
        ANONYMOUS.forEach(id -> all.add("anonymous:" + id));
        return all;
    }
}
