// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers and the links between them, while links are added and taken back. It starts as the union of the clusters
 * that a link touches; {@link Reassignment} says which persons come out. Links that are refused belong to it too: with
 * others gone they may be let in.
 */
public final class Cluster {

    private final Map<Identifier, Member> members = new TreeMap<>();
    private final Map<Ends, Alias> aliases = new LinkedHashMap<>();
    private final Map<String, Claim> activeClaims = new HashMap<>();

    private record Ends(String named, String userId) {}

    /** Adds an identifier with what is known of it. */
    public void add(Identifier identifier, Member member) {
        members.put(identifier, member);
    }

    /** Adds an identifier that no link has named before. */
    public void addUnlinked(Identifier identifier) {
        members.putIfAbsent(identifier, Member.unlinked(identifier));
    }

    /** Adds a link, in place of what it was before. */
    public void add(Link link) {
        if (link instanceof Alias alias) {
            link(alias);
        } else if (link instanceof Claim claim) {
            activate(claim);
        }
    }

    /** Adds an alias, in place of what it was before. */
    public void link(Alias alias) {
        aliases.put(new Ends(alias.named(), alias.userId()), alias);
    }

    /** Takes an alias back. */
    public void unlink(String previousId, String userId) {
        aliases.remove(new Ends(previousId, userId));
    }

    /** Makes a claim the active one on its anonymous id. */
    public void activate(Claim claim) {
        activeClaims.put(claim.named(), claim);
    }

    /** Takes the active claim on an anonymous id back. */
    public void deactivate(String anonymousId) {
        activeClaims.remove(anonymousId);
    }

    /**
     * Decides which claim on an anonymous id counts, now that its claims or the aliases have changed.
     *
     * @param first of all claims on it the one with the least stamp
     */
    public Optional<Claim> decide(String anonymousId, Optional<Claim> first) {
        Optional<Claim> active = Claims.active(first, aliases.values());
        active.ifPresentOrElse(this::activate, () -> deactivate(anonymousId));
        return active;
    }

    /**
     * Takes identifiers out, and every link that names one of them and was received earlier. What other links name begins
     * anew.
     *
     * @return the ids that the links named which went
     */
    public Set<String> remove(Set<Identifier> identifiers, long receivedBefore) {
        members.keySet().removeAll(identifiers);
        Predicate<Link> isErased = link -> link.stamp().receivedAt() < receivedBefore
                && link.identifiers().stream().anyMatch(identifiers::contains);
        Set<String> named = links().stream().filter(isErased).map(Link::named).collect(Collectors.toSet());
        aliases.values().removeIf(isErased);
        activeClaims.values().removeIf(isErased);
        for (Link link : links()) {
            link.identifiers().forEach(this::addUnlinked);
            see(link.user());
        }
        return named;
    }

    /** The claim on an anonymous id that counts; null where none does. */
    public @Nullable Claim activeClaim(String anonymousId) {
        return activeClaims.get(anonymousId);
    }

    /** Notes that an accepted call named the identifier. */
    public void see(Identifier identifier) {
        members.computeIfPresent(identifier, (same, member) -> member.asSeen());
    }

    public boolean contains(Identifier identifier) {
        return members.containsKey(identifier);
    }

    public boolean contains(String previousId, String userId) {
        return aliases.containsKey(new Ends(previousId, userId));
    }

    public Map<Identifier, Member> members() {
        return Collections.unmodifiableMap(members);
    }

    /** Aliases and active claims, refused ones among them. */
    public List<Link> links() {
        List<Link> links = new ArrayList<>(aliases.values());
        links.addAll(activeClaims.values());
        return links;
    }

    public int size() {
        return aliases.size() + activeClaims.size();
    }
}
