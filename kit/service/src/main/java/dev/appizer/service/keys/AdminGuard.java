// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets only admin keys through, and other instances: 401 without a known key, 403 with one that may only send. */
public final class AdminGuard implements Consumer<Call> {

    private static final Logger LOG = LoggerFactory.getLogger(AdminGuard.class);
    private static final String INTERNAL = "/internal/";

    private final Supplier<Keys> keys;
    private final @Nullable InstancesKey instances;

    /**
     * Makes one.
     *
     * @param keys asked at every call, so that a file may be read again meanwhile
     * @param instances whose signature is as good as an admin key; null where there is none
     */
    public AdminGuard(Supplier<Keys> keys, @Nullable InstancesKey instances) {
        this.keys = keys;
        this.instances = instances;
    }

    /** @throws HttpProblem where the caller may not */
    @Override
    public void accept(Call call) {
        if (isAsked(call)) {
            return;
        }
        Key key = find(call);
        if (key == null) {
            throw new HttpProblem(401, "UNAUTHORIZED", "Give a known key, such as Authorization: Bearer <admin key>");
        }
        if (!key.isAdmin()) {
            throw new HttpProblem(403, "FORBIDDEN", "This key may only send; an admin key is needed here");
        }
    }

    /** Whether it is another instance's question, which reads and changes nothing. */
    private boolean isAsked(Call call) {
        if (instances == null || call.header(InstancesKey.HEADER) == null) {
            return false;
        }
        boolean reads = call.method().equals("GET") || call.path().startsWith(INTERNAL);
        boolean isSigned = reads && instances.hasSigned(call, System.currentTimeMillis());
        if (!isSigned) {
            LOG.warn(
                    "Not taken for another instance's question: method={} signature={} now={} (is instances.key the same in"
                            + " all, and are the clocks?)",
                    call.method(),
                    InstancesKey.momentOf(call),
                    System.currentTimeMillis());
        }
        return isSigned;
    }

    /** The public name of the key of a call that was let through; empty where it has meanwhile gone. */
    public String nameOf(Call call) {
        Key key = find(call);
        return key == null ? "" : key.name();
    }

    private @Nullable Key find(Call call) {
        return keys.get().admin(GivenKey.of(call, null));
    }
}
