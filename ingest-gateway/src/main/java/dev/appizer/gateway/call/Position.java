// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Says where in a body an error is, without a word of the body. */
final class Position {

    private Position() {}

    static String of(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
