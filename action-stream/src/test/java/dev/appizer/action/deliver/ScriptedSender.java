// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.rows.NotificationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Does with attempts as a test says, and remembers them. */
final class ScriptedSender implements Sender {

    static final Outcome DELIVERED = new Delivered();

    final List<Attempt> attempts = new ArrayList<>();
    private final LongSupplier now;
    private Function<NotificationRow, CompletionStage<Outcome>> script = row -> ends(DELIVERED);

    /** @param at microseconds */
    record Attempt(NotificationRow notification, long at, CompletableFuture<Outcome> outcome) {

        String id() {
            return notification.getId();
        }
    }

    ScriptedSender(LongSupplier now) {
        this.now = now;
    }

    static CompletableFuture<Outcome> ends(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    void does(Function<NotificationRow, CompletionStage<Outcome>> other) {
        script = other;
    }

    void hangs() {
        script = row -> new CompletableFuture<>();
    }

    List<String> ids() {
        return attempts.stream().map(Attempt::id).toList();
    }

    List<String> ids(String destination) {
        return attempts.stream()
                .filter(one -> one.notification().getDestination().equals(destination))
                .map(Attempt::id)
                .toList();
    }

    @Override
    public CompletionStage<Outcome> send(NotificationRow notification) {
        CompletableFuture<Outcome> outcome = script.apply(notification).toCompletableFuture();
        attempts.add(new Attempt(notification, now.getAsLong(), outcome));
        return outcome;
    }
}
