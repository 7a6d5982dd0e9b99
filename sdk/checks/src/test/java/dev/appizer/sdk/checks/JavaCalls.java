// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.sdk.Alias;
import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.Group;
import dev.appizer.sdk.Identify;
import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.Page;
import dev.appizer.sdk.Screen;
import dev.appizer.sdk.Track;
import dev.appizer.sdk.analytics.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Every kind of call, made with the SDK for Java; {@code calls.mjs} makes the same. */
final class JavaCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 100;

    private JavaCalls() {}

    static CallsMade make(String host, String run) throws InterruptedException {
        Appizer appizer = Appizer.builder("dev-write-key")
                .host(host)
                .adminKey("dev-admin-key")
                .build();
        String user = "user-" + run;
        String previousId = Appizer.generateUUID();
        List<CompletableFuture<Outcome>> sent = List.of(
                appizer.track(Track.of("report_opened_" + run).userId(user)),
                appizer.track(Track.of("queue_measured_" + run).property("jobs", 12)),
                appizer.track(Track.of("invoice_paid_" + run)
                        .userId(user)
                        .property("amount", 49.5)
                        .property("currency", "EUR")
                        .property("address", Map.of("city", "Graz"))),
                appizer.track(Track.of("landing_viewed_" + run)
                        .anonymousId(previousId)
                        .property("path", "/offers")),
                appizer.identify(Identify.of(user)
                        .trait("email", user + "@example.com")
                        .traits(Map.of("plan", "trial", "signupDate", "2024-02-01"))),
                appizer.alias(Alias.of(user).previousId(previousId)),
                appizer.track(
                        Track.of("invoice_paid_" + run).userId(user).timestamp(Instant.parse("2024-02-10T08:00:00Z"))),
                appizer.page(Page.of("Offers").userId(user)),
                appizer.screen(Screen.of("Cart").userId(user)),
                appizer.group(Group.of("team-1").userId(user).trait("seats", 5)),
                appizer.identify(Identify.of(user).trait("plan", "team")));
        long accepted = sent.stream()
                .map(CompletableFuture::join)
                .filter(Outcome::isAccepted)
                .count();
        Outcome refused = appizer.track(Track.of("").userId(user)).join();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long past = total(appizer, Question.of("2024-02-01", "2024-02-29").event("invoice_paid_" + run));
        long measured = total(
                appizer,
                Question.of(today.minusDays(1).toString(), today.plusDays(1).toString())
                        .event("queue_measured_" + run));
        return new CallsMade(
                previousId,
                accepted,
                describe(refused),
                past,
                measured,
                appizer.close(PATIENCE).undelivered().size());
    }

    private static String describe(Outcome outcome) {
        return outcome instanceof Outcome.Undelivered refused ? refused.code() + " " + refused.field() : "taken";
    }

    /** Asks until there is something. */
    private static long total(Appizer appizer, Question question) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Double total = appizer.analytics().query(question).join().total();
        while ((total == null || total == 0) && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            total = appizer.analytics().query(question).join().total();
        }
        assertThat(total).isNotNull();
        return total == null ? 0 : total.longValue();
    }
}
