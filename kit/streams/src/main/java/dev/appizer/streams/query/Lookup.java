// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.query;

import dev.appizer.model.Identifier;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import java.util.List;

/** Reads {@code /…/{id}?type=user|anonymous}: a user id first, then an anonymous id, unless the call says which. */
public final class Lookup {

    private Lookup() {}

    /** The identifiers that the call may mean, in the order in which they are tried. */
    public static List<Identifier> identifiers(Call call) {
        return identifiers(call, call.pathParameter("id"));
    }

    /** The identifiers that an id of the call may mean, in the order in which they are tried. */
    public static List<Identifier> identifiers(Call call, String id) {
        String type = call.query("type");
        if (type == null) {
            return List.of(Identifier.user(id), Identifier.anonymous(id));
        }
        return switch (type) {
            case "user" -> List.of(Identifier.user(id));
            case "anonymous" -> List.of(Identifier.anonymous(id));
            default -> throw HttpProblem.badField("type", "must be user or anonymous");
        };
    }
}
