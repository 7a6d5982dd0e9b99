// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.keys.GivenKey;
import dev.appizer.service.keys.Key;
import dev.appizer.service.keys.Keys;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may send: whoever has a key, of any scope. */
public final class Senders {

    private final Supplier<Keys> keys;

    /** @param keys asked at every call */
    public Senders(Supplier<Keys> keys) {
        this.keys = keys;
    }

    /**
     * Turns a wrong key in the headers away before the body is looked at.
     *
     * @throws HttpProblem 401
     */
    void requireHeaders(Call call) {
        String given = GivenKey.inHeaders(call);
        if (given != null && find(call, given) == null) {
            throw unauthorized();
        }
    }

    /**
     * The key of a call.
     *
     * @param inBody the body's writeKey; null where it has none
     * @throws HttpProblem 401 where there is none that is known
     */
    Key require(Call call, @Nullable String inBody) {
        Key key = find(call, GivenKey.of(call, inBody));
        if (key == null) {
            throw unauthorized();
        }
        return key;
    }

    // A user name that is no key may be the first half of one.
    private @Nullable Key find(Call call, @Nullable String given) {
        Keys known = keys.get();
        Key key = known.sender(given);
        String halves = key == null ? GivenKey.inBothHalves(call) : null;
        return halves == null ? key : known.sender(halves);
    }

    private static HttpProblem unauthorized() {
        return new HttpProblem(401, "UNAUTHORIZED", "Give a known write key, such as Authorization: Bearer <key>")
                .about("writeKey");
    }
}
