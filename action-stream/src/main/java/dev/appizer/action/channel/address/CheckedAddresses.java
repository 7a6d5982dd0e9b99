// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

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
     */
    public CompletionStage<Void> check(String host) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = underWay.putIfAbsent(host, mine);
        if (other != null) {
            return other.copy();
        }
        CompletableFuture.runAsync(() -> look(host), threads).whenComplete((nothing, failure) -> {
            underWay.remove(host, mine);
            if (failure == null) {
                mine.complete(null);
            } else {
                mine.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
            }
        });
        return mine.copy();
    }

    private void look(String host) {
        try {
            List<InetAddress> checked = permitted(host);
            synchronized (permitted) {
                permitted.put(host, checked);
            }
        } catch (UnknownHostException e) {
            synchronized (permitted) {
                permitted.remove(host);
            }
            throw new CompletionException(e);
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
            List<InetAddress> known = permitted.get(host);
            if (known == null) {
                throw new UnknownHostException(host + " was not checked");
            }
            return known;
        }
    }
}
