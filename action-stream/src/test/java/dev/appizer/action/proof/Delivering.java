// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.DeliveryState;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * People enter a segment; each of them is sent an e-mail, and a webhook to one of three receivers. Two instances of the
 * stage die in turn:
 *
 * <pre>
 *   first   ──── killed, started again ──────────── killed           started again ────
 *   second                               started ──────────── killed
 * </pre>
 */
final class Delivering implements AutoCloseable {

    private static final String SEGMENT = "buyers";
    private static final int RECEIVERS = 3;
    private static final int AT_ONCE = 10;
    private static final int PAUSE_MILLIS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Random random;
    private final Proof proof;
    private final int count;
    private final int kills;
    private final Taken hooks = new Taken();
    private final Mailbox mailbox = new Mailbox();
    private final List<FickleHttp> receivers = new ArrayList<>();
    private final FickleSmtp smtp;
    private final People people;
    private final ActionProcess first;
    private final ActionProcess second;
    private final Outages outages;
    private final long began = System.nanoTime();
    private CompletableFuture<Void> entering = new CompletableFuture<>();

    Delivering(Proof proof, Path directory, int count, int kills) throws IOException {
        this.random = new Random(count);
        this.proof = proof;
        this.count = count;
        this.kills = kills;
        for (int receiver = 0; receiver < RECEIVERS; receiver++) {
            receivers.add(new FickleHttp(hooks, new Random(receiver)));
        }
        smtp = new FickleSmtp(mailbox.port(), new Random(RECEIVERS));
        people = new People(proof);
        Map<String, String> settings = Map.of(
                "smtp.host", "127.0.0.1",
                "smtp.port", String.valueOf(smtp.port()),
                "smtp.security", "NONE",
                "smtp.from", "shop@example.org",
                "smtp.timeout", "2s",
                "smtp.connections", "16",
                "webhook.timeout", "2s");
        first = new ActionProcess(proof, directory.resolve("first"), settings);
        second = new ActionProcess(proof, directory.resolve("second"), settings);
        List<Fickle> servers = new ArrayList<>(receivers);
        servers.add(smtp);
        outages = Outages.begin(servers, new Random(RECEIVERS + 1));
    }

    /** The people begin to enter. */
    void begin() throws IOException, InterruptedException {
        people.segment(SEGMENT);
        first.start();
        String trigger = "'trigger':{'segment':'" + SEGMENT + "'}";
        first.put("mail", "{" + trigger + ",'action':{'email':{'subject':'mail {{user.id}}','text':'Hello'}}}");
        for (int receiver = 0; receiver < RECEIVERS; receiver++) {
            String campaign = "hook-" + receiver;
            first.put(
                    campaign,
                    "{" + trigger + ",'audience':{'filters':[{'property':'receiver','operator':'equals','value':'"
                            + receiver + "'}]},'action':{'webhook':{'url':'"
                            + receivers.get(receiver).url(campaign) + "','body':{'who':'{{user.id}}'}}}}");
        }
        entering = CompletableFuture.runAsync(this::enter);
    }

    private void enter() {
        for (int from = 0; from < count; from += AT_ONCE) {
            Map<String, Map<String, Object>> some = new HashMap<>();
            IntStream.range(from, Math.min(count, from + AT_ONCE))
                    .forEach(number -> some.put(
                            "u" + number,
                            Map.of("email", "u" + number + "@example.org", "receiver", "" + number % RECEIVERS)));
            people.enter(SEGMENT, some);
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Once some more have been delivered, and others are under way. */
    void kill(int number) throws IOException, InterruptedException {
        double part = (number - 1 + random.nextDouble()) / kills;
        int least = Math.max(1, (int) (count * part * 3 / 4));
        Proof.await(least + " webhooks", PATIENCE, () -> hooks.distinct() >= least);
        Thread.sleep(random.nextInt(300));
        switch (number) {
            case 1 -> {
                first.kill();
                first.start();
            }
            case 2 -> {
                second.start();
                first.kill();
            }
            default -> {
                second.kill();
                first.start();
            }
        }
    }

    /** Waits until all is told to be delivered. */
    void end() throws IOException, InterruptedException {
        entering.join();
        outages.close();
        try (DeliveryStates states = new DeliveryStates(proof)) {
            Map<DeliveryState, Long> expected = Map.of(DeliveryState.DELIVERED, 2L * count);
            Proof.await("deliveries", PATIENCE, () -> states.read().counts().equals(expected));
            assertThat(states.ids()).containsAll(hooks.ids());
        }
    }

    Taken hooks() {
        return hooks;
    }

    Taken mails() throws MessagingException {
        return mailbox.taken();
    }

    List<String> expectedHooks() {
        return IntStream.range(0, count)
                .mapToObj(number -> "hook-" + number % RECEIVERS + " u" + number)
                .toList();
    }

    List<String> expectedMails() {
        return IntStream.range(0, count).mapToObj(number -> "mail u" + number).toList();
    }

    /** The figures. */
    String told() throws MessagingException {
        return "%d notifications, %d kills, %d outages: %d webhooks taken and %d repeats, %d e-mails and %d repeats, %d s"
                .formatted(
                        2 * count,
                        kills,
                        outages.number(),
                        hooks.distinct(),
                        hooks.repeats(),
                        mails().distinct(),
                        mails().repeats(),
                        Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    @Override
    public void close() throws IOException {
        outages.close();
        first.close();
        second.close();
        people.close();
        for (FickleHttp receiver : receivers) {
            receiver.close();
        }
        smtp.close();
        mailbox.close();
    }
}
