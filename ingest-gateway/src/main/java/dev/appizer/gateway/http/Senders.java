// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.keys.GivenKey;
import dev.appizer.service.keys.Key;
import dev.appizer.service.keys.Keys;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may send: whoever has a key, of any scope, from a page that may use it, and within what the key may send. */
public final class Senders {

    private final Supplier<Keys> keys;
    private final RateLimits limits;

    /** @param keys asked at every call */
    public Senders(Supplier<Keys> keys, RateLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /**
     * Turns away, before the body is read, whom the headers' key lets not in.
     *
     * @throws HttpProblem 401, 403 or 429
     */
    void requireHeaders(Call call) {
        String given = GivenKey.inHeaders(call);
        if (given != null) {
            limits.take(known(call, given), 1);
        }
    }

    /**
     * The key of a call.
     *
     * @param inBody the body's writeKey; null where it has none
     * @param messages in the call, refused ones included: they too have cost the work
     * @throws HttpProblem 401 where there is none that is known, 403 where this page may not use it, 429 beyond its limit
     */
    Key require(Call call, @Nullable String inBody, int messages) {
        Key key = known(call, GivenKey.of(call, inBody));
        if (GivenKey.inHeaders(call) == null) {
            limits.take(key, messages);
        } else {
            limits.add(key, messages - 1);
        }
        return key;
    }

    private Key known(Call call, @Nullable String given) {
        Key key = find(call, given);
        if (key == null) {
            throw new HttpProblem(401, "UNAUTHORIZED", "Give a known write key, such as Authorization: Bearer <key>")
                    .about("writeKey");
        }
        if (!key.mayBeUsedFrom(call.header("Origin"))) {
            throw new HttpProblem(
                            403, "FORBIDDEN", "The key " + key.name() + " may not be used from this page's origin")
                    .about("writeKey");
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
}
