// SPDX-License-Identifier: Apache-2.0
package dev.appizer.examples.producer;

import dev.appizer.sdk.Alias;
import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.Closed;
import dev.appizer.sdk.Identify;
import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.Track;
import java.time.Duration;

/** A visitor of a shop looks around, signs up and buys. */
public final class Producer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Producer() {}

    /** Takes the id of the user; the gateway and the key from {@code APPIZER_HOST} and {@code APPIZER_WRITE_KEY}. */
    @SuppressWarnings({"SystemOut", "FutureReturnValueIgnored"}) // Nobody has to wait for what becomes of a call.
    public static void main(String[] arguments) {
        Appizer appizer = Appizer.builder(setting("APPIZER_WRITE_KEY", "dev-write-key"))
                .host(setting("APPIZER_HOST", "http://127.0.0.1:8080"))
                .onUndelivered(outcome -> System.err.println("not delivered: " + outcome))
                .build();
        String visitor = Appizer.generateUUID();
        String user = arguments.length > 0 ? arguments[0] : "customer_" + visitor.substring(0, 8);

        appizer.track(Track.of("product_viewed").anonymousId(visitor).property("product", "lamp"));
        appizer.track(Track.of("product_viewed").anonymousId(visitor).property("product", "desk"));
        appizer.identify(Identify.of(user).trait("email", user + "@example.com").trait("plan", "free"));
        appizer.alias(Alias.of(user).previousId(visitor));
        appizer.track(Track.of("purchase").userId(user).property("amount", 240).property("currency", "EUR"));

        // Where it matters, wait for it. This one is refused, and says why.
        Outcome outcome = appizer.track(Track.of("").userId(user)).join();
        System.out.println(
                outcome instanceof Outcome.Undelivered refused
                        ? "refused: " + refused.code() + " " + refused.field()
                        : "taken");

        Closed closed = appizer.close(PATIENCE);
        System.out.println(user + ": " + appizer.stats().accepted() + " accepted, "
                + closed.undelivered().size() + " left behind");
    }

    private static String setting(String name, String usual) {
        return System.getenv().getOrDefault(name, usual);
    }
}
