// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.api;

import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.streams.command.CommandWriter;
import java.util.Map;

/** {@code DELETE /v1/aliases/{previousId}}: voids every alias and claim so far that names an id. */
public final class AliasRoutes {

    private static final int LONGEST_ID = 255;

    private final CommandWriter commands;
    private final AdminGuard guard;

    public AliasRoutes(CommandWriter commands, AdminGuard guard) {
        this.commands = commands;
        this.guard = guard;
    }

    public Routes routes(Routes.Builder routes) {
        return routes.blocking("DELETE", "/v1/aliases/{previousId}", this::unalias)
                .build();
    }

    private Reply unalias(Call call) {
        String previousId = call.pathParameter("previousId");
        if (previousId.isBlank() || previousId.length() > LONGEST_ID) {
            throw HttpProblem.badField("previousId", "must have 1 to " + LONGEST_ID + " characters");
        }
        Command command = commands.write(CommandKind.UNALIAS, previousId, guard.nameOf(call));
        return Reply.json(202, Map.of("commandId", command.getCommandId()));
    }
}
