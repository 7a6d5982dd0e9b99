// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON that the gateway answers, good or bad. */
record GatewayAnswer(
        boolean success,
        @Nullable List<@Nullable Rejected> rejected,
        @Nullable Problem error) {

    /** A message that was not taken, by its place in the batch: a whole number, unless the answer is wrong. */
    record Rejected(
            @Nullable Object index,
            @Nullable String code,
            @Nullable String field,
            @Nullable String message) {}

    /** Why a call was not answered as it was asked. */
    record Problem(
            @Nullable String code,
            @Nullable String field,
            @Nullable String message,
            @Nullable List<AppizerException.@Nullable Detail> details) {

        List<AppizerException.Detail> parts() {
            return details == null
                    ? List.of()
                    : details.stream().filter(Objects::nonNull).toList();
        }
    }

    /** Reads it; nothing where it is not the gateway's. */
    static Optional<GatewayAnswer> read(String body) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(body, GatewayAnswer.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    List<@Nullable Rejected> rejections() {
        return rejected == null ? List.of() : rejected;
    }
}
