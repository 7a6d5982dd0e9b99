// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is asked.
 *
 * @param body as it is sent
 */
record Question(Kind kind, ObjectNode body) {

    /** What kinds of questions there are. */
    enum Kind {
        TREND("query"),
        FUNNEL("funnel"),
        RETENTION("retention");

        private final String route;

        Kind(String route) {
            this.route = route;
        }

        String path() {
            return "/v1/analytics/" + route;
        }
    }

    /** How long a bucket of the answer is. */
    String interval() {
        return body.path("interval").asText("day");
    }

    /** Whether the answer has a series, or steps, for each of some groups. */
    boolean isGrouped() {
        return !body.path("groupBy").isEmpty();
    }
}
