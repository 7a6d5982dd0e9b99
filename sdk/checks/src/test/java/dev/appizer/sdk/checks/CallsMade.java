// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an SDK says of the calls that {@code calls.mjs} and {@link JavaCalls} make.
 *
 * @param previousId the anonymous id that was aliased
 * @param accepted how many of the sound ones
 * @param refused code and field of the one that is not
 * @param past how many invoices were paid in a time long ago
 * @param measured how many measures of nobody there are
 * @param undelivered how many messages weren't when it was closed
 */
record CallsMade(String previousId, long accepted, String refused, long past, long measured, long undelivered) {

    static final int SOUND = 11;

    static CallsMade of(JsonNode json) {
        long accepted = 0;
        for (JsonNode outcome : json.path("outcomes")) {
            accepted += outcome.path("ok").asBoolean() ? 1 : 0;
        }
        JsonNode refused = json.path("refused");
        return new CallsMade(
                json.path("previousId").asText(),
                accepted,
                refused.path("code").asText() + " " + refused.path("field").asText(),
                json.path("past").asLong(),
                json.path("measured").asLong(),
                json.path("undelivered").size());
    }
}
