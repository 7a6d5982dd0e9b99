// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.model.Identifier;
import dev.appizer.segment.api.PersonSearch.End;
import dev.appizer.segment.api.PersonSearch.View;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import java.util.List;
import java.util.function.LongSupplier;

/** {@code GET /v1/profiles/{id}} and {@code GET /v1/profiles/{id}/events}. */
final class ProfileRoutes {

    private final PersonSearch search;
    private final View profile;
    private final View events;

    /** @param now microseconds since the epoch */
    ProfileRoutes(PersonSearch search, Retention retention, LongSupplier now) {
        this.search = search;
        this.profile = new View(
                "profile",
                List.of(),
                (state, person, parameters) -> ProfileView.of(
                        person,
                        retention.after(now.getAsLong()),
                        MembershipStore.profile(state.store(MembershipStore.PROFILES), person.canonical())));
        this.events = new View(
                "events",
                List.of("limit", "cursor"),
                (state, person, parameters) ->
                        TimelinePage.of(parameters).read(person, retention.after(now.getAsLong())));
    }

    void addTo(Routes.Builder routes) {
        search.addTo(routes, profile);
        search.addTo(routes, events);
        routes.blocking("GET", "/v1/profiles/{id}", call -> show(call, profile))
                .blocking("GET", "/v1/profiles/{id}/events", this::events);
    }

    private Reply show(Call call, View view) {
        return Reply.ok(search.find(call, call.pathParameter("id"), view, call::query));
    }

    private Reply events(Call call) {
        TimelinePage.of(call::query); // what is wrong with it is said here, and not by another instance
        return show(call, events);
    }

    /** Whether an identifier has a profile, or has left its own place and not arrived yet. */
    boolean leadsOn(Call call, Identifier identifier) {
        End end = search.follow(call, identifier, profile, call::query);
        return end.person().isPresent() || end.isUnderWay();
    }
}
