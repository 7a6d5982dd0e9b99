// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.http;

import dev.appizer.sdk.AppizerException;
import dev.appizer.sdk.internal.message.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON that the gateway answers, good or bad. */
public record GatewayAnswer(
        boolean success,
        @Nullable Object accepted,
        @Nullable List<@Nullable Rejected> rejected,
        @Nullable Problem error) {

    /** A message that was not taken, by its place in the batch: a whole number, unless the answer is wrong. */
    public record Rejected(
            @Nullable Object index,
            @Nullable String code,
            @Nullable String field,
            @Nullable String message) {}

    /** Why a call was not answered as it was asked. */
    public record Problem(
            @Nullable String code,
            @Nullable String field,
            @Nullable String message,
            @Nullable List<AppizerException.@Nullable Detail> details) {

        /** Those of the details that there are. */
        public List<AppizerException.Detail> parts() {
            return details == null
                    ? List.of()
                    : details.stream().filter(Objects::nonNull).toList();
        }
    }

    /** Reads it; nothing where it is not the gateway's. */
    public static Optional<GatewayAnswer> read(String body) {
        try {
            return Optional.ofNullable(Json.read(body, GatewayAnswer.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether it says of each message of a batch what became of it: all are counted, and each that was not taken is another one
     * of them. Nothing else says that the others are in Kafka.
     */
    public boolean accountsFor(int messages) {
        if (!success || rejected == null || !(accepted instanceof Integer taken) || taken < 0) {
            return false;
        }
        Set<Integer> places = new HashSet<>();
        for (@Nullable Rejected each : rejected) {
            boolean isNext = each != null
                    && each.index() instanceof Integer index
                    && index >= 0
                    && index < messages
                    && places.add(index);
            if (!isNext) {
                return false;
            }
        }
        return taken == messages - places.size();
    }

    /** None where it has no list of them. */
    public List<@Nullable Rejected> rejections() {
        return rejected == null ? List.of() : rejected;
    }
}
