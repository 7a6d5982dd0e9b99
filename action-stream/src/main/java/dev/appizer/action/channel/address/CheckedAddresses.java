// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Looks names up and keeps what may be connected to. Whoever connects takes the addresses from here and asks nobody: a name
 * that has another address a moment later leads nowhere else. A name is looked up once at a time, so that one whose server
 * hangs holds one thread. For any threads.
 */
public final class CheckedAddresses {

    private static final int NAMES = 10_000;

    private final AddressRules rules;
    private final NameLookup names;
    private final Executor threads;
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Map<String, List<InetAddress>> permitted = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<InetAddress>> eldest) {
            return size() > NAMES;
        }
    };

    /**
     * Knows no name yet.
     *
     * @param threads on which names are looked up
     */
    public CheckedAddresses(AddressRules rules, NameLookup names, Executor threads) {
        this.rules = rules;
        this.names = names;
        this.threads = threads;
    }

    /**
     * Looks a host up and checks all its addresses.
     *
     * @return completed once {@link #of} knows it; failed with {@link ForbiddenAddressException} where no address may be
     *     connected to, with {@link UnknownHostException} where there is none
     * @throws RejectedExecutionException where there are no threads any more
     */
    public CompletionStage<Void> check(String host) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = underWay.putIfAbsent(host, mine);
        if (other != null) {
            return other.copy();
        }
        try {
            threads.execute(() -> look(host, mine));
        } catch (RejectedExecutionException e) {
            underWay.remove(host);
            throw e;
        }
        return mine.copy();
    }

    private void look(String host, CompletableFuture<Void> check) {
        try {
            keep(host, permitted(host));
            underWay.remove(host);
            check.complete(null);
        } catch (UnknownHostException | RuntimeException | Error e) {
            keep(host, List.of());
            underWay.remove(host);
            check.completeExceptionally(e);
        }
    }

    private void keep(String host, List<InetAddress> checked) {
        synchronized (permitted) {
            permitted.put(host, checked);
        }
    }

    private List<InetAddress> permitted(String host) throws UnknownHostException {
        List<InetAddress> free = new ArrayList<>();
        String objection = "unknown";
        for (InetAddress address : names.addresses(host)) {
            String kind = rules.objection(address).orElse("");
            if (kind.isEmpty()) {
                free.add(address);
            } else {
                objection = kind;
            }
        }
        if (free.isEmpty()) {
            throw new ForbiddenAddressException(host, objection);
        }
        return List.copyOf(free);
    }

    /**
     * The addresses of a host that may be connected to, as they were when it was last checked.
     *
     * @throws UnknownHostException where it wasn't, or had none
     */
    public List<InetAddress> of(String host) throws UnknownHostException {
        synchronized (permitted) {
            List<InetAddress> known = permitted.getOrDefault(host, List.of());
            if (known.isEmpty()) {
                throw new UnknownHostException(host + " has no address that was permitted");
            }
            return known;
        }
    }
}
