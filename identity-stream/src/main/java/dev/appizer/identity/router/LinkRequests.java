// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.CauseRow;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;

/** What the router tells the control plane besides links. */
public final class LinkRequests {

    private LinkRequests() {}

    /**
     * A linked identifier has been named by an accepted call: it is no phantom any more.
     *
     * @param receivedAt of that call, or of something before it that was not erased
     */
    static LinkRequest seen(String identifier, long receivedAt) {
        return new LinkRequest(LinkKind.SEEN, identifier, null, null, new CauseRow(null, receivedAt));
    }

    /** An identifier was at a place that is not its own: told again where the state is rebuilt. */
    public static LinkRequest place(String identifier, String place) {
        return new LinkRequest(LinkKind.PLACE, identifier, place, null, new CauseRow(null, 0L));
    }

    /** Somebody is to be erased, with all that was received before the command, or with all that will be as well. */
    public static LinkRequest erase(Command command) {
        long before = Micros.of(command.getReceivedAt());
        LinkKind kind = command.getKind() == CommandKind.SUPPRESS ? LinkKind.SUPPRESS : LinkKind.ERASE;
        return new LinkRequest(kind, command.getTarget(), null, null, new CauseRow(command.getCommandId(), before));
    }
}
