// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * E-mails by SMTP. What the server accepts is delivered; what it refuses for good (5xx) is refused; everything else, a refused
 * login included, has failed. The server's text is a part of the reason, and may hold the recipient's address.
 *
 * <p>An e-mail with the same id and sender has the same {@code Message-ID}. SMTP blocks, so there are threads for it, with a
 * connection each; beyond what may wait for them an e-mail is postponed.
 */
public final class EmailChannel implements Channel<Email> {

    private static final ThreadFactory THREADS = work -> {
        Thread thread = new Thread(work, "email-channel");
        thread.setDaemon(true);
        return thread;
    };

    private static final Outcome BUSY =
            new Outcome.Postponed("Too many e-mails wait for the server", Duration.ofSeconds(1));

    private final SmtpConfig config;
    private final Clock clock;
    private final ThreadPoolExecutor threads;
    /** Those that nobody uses, the last used first. */
    private final Deque<SmtpConnection> connections = new ConcurrentLinkedDeque<>();

    /** @param clock for the date of the e-mails */
    public EmailChannel(SmtpConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(
                config.connections(),
                config.connections(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waiting()),
                THREADS);
    }

    @Override
    public CompletionStage<Outcome> send(String id, Email email) {
        EmailMessage message;
        try {
            message = EmailMessage.of(email);
        } catch (UnsendableException e) {
            return CompletableFuture.completedStage(new Outcome.Refused(String.valueOf(e.getMessage())));
        }
        Sending sending = new Sending(id, message);
        try {
            threads.execute(sending);
        } catch (RejectedExecutionException e) {
            sending.outcome.complete(threads.isShutdown() ? Destinations.CLOSED : BUSY);
        }
        return sending.outcome;
    }

    /** An e-mail that waits for a connection, or has one. */
    private final class Sending implements Runnable {

        private final String id;
        private final EmailMessage message;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

        private Sending(String id, EmailMessage message) {
            this.id = id;
            this.message = message;
        }

        @Override
        public void run() {
            try {
                outcome.complete(message.needsUtf8() ? alone() : reused());
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            } catch (Error e) {
                outcome.completeExceptionally(e);
                throw e;
            }
        }

        /** Seldom enough for a connection of its own. */
        private Outcome alone() {
            try (SmtpConnection connection = new SmtpConnection(config, true)) {
                return connection.send(id, message, clock.instant());
            }
        }

        private Outcome reused() {
            SmtpConnection free = connections.pollFirst();
            SmtpConnection connection = free == null ? new SmtpConnection(config, false) : free;
            Outcome sent = connection.send(id, message, clock.instant());
            connections.addFirst(connection);
            if (threads.isShutdown()) {
                closeConnections();
            }
            return sent;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow().forEach(waiting -> ((Sending) waiting).outcome.complete(Destinations.CLOSED));
        closeConnections();
    }

    private void closeConnections() {
        for (SmtpConnection free = connections.pollFirst(); free != null; free = connections.pollFirst()) {
            free.close();
        }
    }
}
