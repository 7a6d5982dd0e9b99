// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;

/** What the router tells the control plane besides links. */
final class LinkRequests {

    private LinkRequests() {}

    /** A linked identifier has been named by an accepted call: it is no phantom any more. */
    static LinkRequest seen(String identifier) {
        return new LinkRequest(LinkKind.SEEN, identifier, null, null, null);
    }
}
