// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Identifiers and the links between them, while links are added and taken back. It starts as the union of the clusters
 * that a link touches; {@link Reassignment} says which persons come out.
 */
public final class Cluster {

    private final Map<Identifier, Member> members = new TreeMap<>();
    private final Map<AliasName, Alias> aliases = new LinkedHashMap<>();
    private final Map<String, Claim> activeClaims = new HashMap<>();

    private record AliasName(String previousId, String userId) {}

    /** Adds an identifier with what is known of it. */
    public void add(Identifier identifier, Member member) {
        members.put(identifier, member);
    }

    /** Adds an identifier that no link has named before. */
    public void addUnlinked(Identifier identifier) {
        members.putIfAbsent(identifier, Member.unlinked(identifier));
    }

    /** Adds an alias, or a repeat of one. */
    public void add(Alias alias) {
        aliases.merge(new AliasName(alias.previousId(), alias.userId()), alias, Alias::and);
    }

    /** Makes a claim the active one on its anonymous id. */
    public void activate(Claim claim) {
        activeClaims.put(claim.anonymousId(), claim);
    }

    /** Decides which claim on an anonymous id counts, now that its claims or the aliases have changed. */
    public Optional<Claim> decide(String anonymousId, Collection<Claim> claims) {
        Optional<Claim> active = Claims.active(claims, aliases.values());
        active.ifPresentOrElse(this::activate, () -> activeClaims.remove(anonymousId));
        return active;
    }

    /** Notes that an accepted call named the identifier. */
    public void see(Identifier identifier) {
        members.computeIfPresent(identifier, (same, member) -> member.asSeen());
    }

    public boolean contains(Identifier identifier) {
        return members.containsKey(identifier);
    }

    public Map<Identifier, Member> members() {
        return Collections.unmodifiableMap(members);
    }

    public Collection<Alias> aliases() {
        return Collections.unmodifiableCollection(aliases.values());
    }

    public Collection<Claim> activeClaims() {
        return Collections.unmodifiableCollection(activeClaims.values());
    }
}
