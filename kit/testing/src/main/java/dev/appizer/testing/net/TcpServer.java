// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections on 127.0.0.1, and leaves what is said on each to a thread of its own. */
public final class TcpServer implements AutoCloseable {

    private static final int BACKLOG = 1_000;

    /** What is said on a connection, which is closed where this ends. */
    @FunctionalInterface
    public interface Conversation {

        /**
         * Reads and writes until it ends.
         *
         * @throws IOException where the client went away, or the server was closed
         */
        void with(Socket client) throws IOException;
    }

    private final ServerSocket listening;
    private final Conversation conversation;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread accepting;

    /**
     * Listens.
     *
     * @param port 0 for one that is free
     */
    public TcpServer(int port, Conversation conversation) {
        this(listening(port), conversation);
    }

    /**
     * Accepts what comes to a socket.
     *
     * @param listening for what a plain socket can't, as TLS
     */
    public TcpServer(ServerSocket listening, Conversation conversation) {
        this.listening = listening;
        this.conversation = conversation;
        this.accepting = start(this::accept);
    }

    private static ServerSocket listening(int port) {
        try {
            return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't listen on port " + port, e);
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "tcp-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Passes on what one side says, in a thread of its own, until either goes away; then it ends the other. */
    public static void pass(Socket from, Socket to) {
        start(() -> {
            try (to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One of the two went away.
            }
        });
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** How many have been accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                accepted.incrementAndGet();
                start(() -> converse(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void converse(Socket client) {
        try (client) {
            conversation.with(client);
        } catch (IOException e) {
            // One of the two went away, which tests want to happen.
        } finally {
            open.remove(client);
        }
    }

    /**
     * Ends all connections. Nobody is accepted any more when this returns: a socket that is closed while a thread waits for a
     * connection on it may still give it one.
     */
    @Override
    public void close() {
        try {
            listening.close();
            awaitAccepting();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A socket stays open", e);
        }
    }

    private void awaitAccepting() {
        boolean interrupted = false;
        while (accepting.isAlive()) {
            try {
                accepting.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
