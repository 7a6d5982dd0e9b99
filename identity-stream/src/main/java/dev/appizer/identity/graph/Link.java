// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import java.util.List;

/** What joins a user with another id. Links are taken in the order of their stamps. */
public sealed interface Link permits Alias, Claim {

    /** The user that asked for it. */
    String userId();

    /** The id that it named. */
    String named();

    /** The repeat with the least stamp. */
    Moment first();

    /** The identifiers that it joins; the user's own comes first. */
    List<Identifier> identifiers();

    default Identifier user() {
        return Identifier.user(userId());
    }

    default Stamp stamp() {
        return first().stamp();
    }
}
