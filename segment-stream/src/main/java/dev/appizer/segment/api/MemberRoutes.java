// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionLog;
import dev.appizer.streams.query.Owners;
import dev.appizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/segments/{id}/members}: pages in the order of the members' identifiers. A page begins behind the last
 * member of the one before, so who comes and goes meanwhile neither repeats nor hides anybody else.
 */
final class MemberRoutes {

    private static final int MOST = 1_000;

    /** Rows lie by the bytes of their keys, which is not the order of texts where an id has signs beyond 16 bits. */
    private static final Comparator<String> AS_STORED = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final Owners owners;
    private final Topic<ResolvedEvent> source;
    private final DefinitionLog<Definition> log;

    MemberRoutes(Owners owners, Topic<ResolvedEvent> source, DefinitionLog<Definition> log) {
        this.owners = owners;
        this.source = source;
        this.log = log;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("GET", "/v1/segments/{segmentId}/members", this::members)
                .internal("GET", "/internal/segments/{segmentId}/members", this::parts);
    }

    private record Page(String segment, @Nullable String after, int limit) {

        static Page of(Call call, @Nullable String after) {
            return new Page(call.pathParameter("segmentId"), after, call.query("limit", 100, 1, MOST));
        }

        /** One more than the page holds, so that it is known whether another follows. */
        List<String> read(Owners.LocalState state) {
            List<String> members = new ArrayList<>();
            Bytes from = after == null ? MembershipStore.membersOf(segment) : MembershipStore.memberKey(segment, after);
            try (KeyValueIterator<Bytes, byte[]> rows =
                    state.store(MembershipStore.MEMBERS).range(from, MembershipStore.behindMembersOf(segment))) {
                while (rows.hasNext() && members.size() <= limit) {
                    String member = MembershipStore.canonicalOfMember(rows.next().key);
                    if (!member.equals(after)) {
                        members.add(member);
                    }
                }
            }
            return members;
        }
    }

    private Reply members(Call call) {
        Page page = Page.of(call, cursor(call));
        if (!log.read().containsKey(DefinitionKey.ofSegment(page.segment))) {
            throw HttpProblem.notFound("There is no segment " + page.segment);
        }
        TreeSet<String> found = new TreeSet<>(AS_STORED);
        for (JsonNode part : owners.askAll(call, MembershipStore.MEMBERS, source, path(page), page::read)) {
            part.forEach(member -> found.add(member.asText()));
        }
        List<String> members = found.stream().limit(page.limit).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "members",
                members.stream().map(member -> Identifier.parse(member).id()).toList());
        if (found.size() > members.size()) {
            answer.put("cursor", encode(members.get(members.size() - 1)));
        }
        return Reply.ok(answer);
    }

    private Reply parts(Call call) {
        return Reply.ok(owners.answerAll(MembershipStore.MEMBERS, source, Page.of(call, call.query("after"))::read));
    }

    private static String path(Page page) {
        String path = "/internal/segments/" + page.segment + "/members?limit=" + page.limit;
        return page.after == null ? path : path + "&after=" + Owners.encode(page.after);
    }

    private static @Nullable String cursor(Call call) {
        String cursor = call.query("cursor");
        try {
            return cursor == null ? null : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badField("cursor", "is not one that a page before gave");
        }
    }

    private static String encode(String member) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(member.getBytes(StandardCharsets.UTF_8));
    }
}
