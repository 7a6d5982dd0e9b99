// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.local.instance.Instance;
import dev.appizer.service.Health;
import dev.appizer.service.Service;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Says at the origin's root what runs here, for people and for the tools. */
public record InstanceService(Instance instance) implements Service {

    @Override
    public String name() {
        return "local-mode";
    }

    @Override
    public void start() {}

    @Override
    public void stop(Duration timeout) {}

    @Override
    public Health readiness() {
        return Health.ok();
    }

    @Override
    public Health liveness() {
        return Health.ok();
    }

    @Override
    public Routes routes() {
        Reply answer = Reply.ok(instance.description());
        return Routes.builder()
                .async("GET", "/", call -> CompletableFuture.completedStage(answer))
                .build();
    }
}
