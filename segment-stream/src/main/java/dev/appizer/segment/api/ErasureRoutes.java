// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.segment.rows.ReceiptRow;
import dev.appizer.segment.store.ReceiptStore;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.streams.command.CommandWriter;
import dev.appizer.streams.query.Answer;
import dev.appizer.streams.query.Lookup;
import dev.appizer.streams.query.Owners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code DELETE /v1/profiles/{id}} and {@code GET /v1/erasures/{receiptId}}: a person is erased, and how far that is. */
final class ErasureRoutes {

    private static final String RECEIPTS = "/internal/receipts/";

    private final Owners owners;
    private final ProfileRoutes profiles;
    private final CommandWriter commands;
    private final AdminGuard guard;
    private final boolean canErase;

    /** @param canErase whether there is a key for the hashes that erasures leave behind */
    ErasureRoutes(Owners owners, ProfileRoutes profiles, CommandWriter commands, AdminGuard guard, boolean canErase) {
        this.owners = owners;
        this.profiles = profiles;
        this.commands = commands;
        this.guard = guard;
        this.canErase = canErase;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("DELETE", "/v1/profiles/{id}", this::erase)
                .blocking("GET", "/v1/erasures/{receiptId}", this::receipt)
                .internal("GET", RECEIPTS + "{receiptId}", call -> find(call).reply());
    }

    private Reply erase(Call call) {
        if (!canErase) {
            throw new HttpProblem(409, "ERASURE_NOT_SET_UP", "Set erasure.hash.key on every stage first");
        }
        boolean suppress = call.query("suppress", false);
        Command command = commands.write(
                suppress ? CommandKind.SUPPRESS : CommandKind.ERASE,
                target(call, suppress).toString(),
                guard.nameOf(call));
        return Reply.json(202, Map.of("receiptId", command.getCommandId()));
    }

    /** As every id is looked up: the user, unless only the anonymous id has a profile, or is on its way to one. */
    private Identifier target(Call call, boolean suppress) {
        List<Identifier> candidates = Lookup.identifiers(call);
        return candidates.stream()
                .filter(identifier -> profiles.leadsOn(call, identifier))
                .findFirst()
                .orElseGet(() -> nobody(candidates, suppress));
    }

    /** An erasure of the wrong one of two that nobody knows does no harm; a suppression would, and for ever. */
    private static Identifier nobody(List<Identifier> candidates, boolean suppress) {
        if (suppress && candidates.size() > 1) {
            throw HttpProblem.badField("type", "must say user or anonymous: nobody is known by this id");
        }
        return candidates.get(0);
    }

    private Reply receipt(Call call) {
        return find(call).value().map(Reply::ok).orElseThrow(() -> HttpProblem.notFound("There is no such receipt"));
    }

    private Answer find(Call call) {
        String receipt = call.pathParameter("receiptId");
        String path = RECEIPTS + Owners.encode(receipt);
        return owners.ask(call, ReceiptStore.NAME, receipt, path, state -> {
            @Nullable ReceiptRow row = ReceiptStore.read(state.store(ReceiptStore.NAME), receipt);
            return row == null ? Answer.none() : Answer.of(shown(receipt, row));
        });
    }

    private static Map<String, Object> shown(String receipt, ReceiptRow row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        int done = row.getDone();
        boolean isDone = row.getParts() > 0 && done == row.getParts();
        shown.put("receiptId", receipt);
        shown.put("state", isDone ? "DONE" : done > 0 ? "ERASING" : "ACCEPTED");
        shown.put("subject", row.getSubject());
        shown.put("requestedAt", Micros.toInstant(row.getRequestedAt()).toString());
        return shown;
    }
}
