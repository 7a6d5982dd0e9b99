// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

import org.jspecify.annotations.Nullable;

/**
 * Why a message can't be taken.
 *
 * @param status of the answer where the call has this message only
 * @param code such as {@code MISSING_FIELD}
 * @param field the member it is about; null where it is not about one
 * @param message what to do, in a sentence
 */
public record Rejection(int status, String code, @Nullable String field, String message) {

    public static Rejection missing(FieldName field, String message) {
        return new Rejection(400, "MISSING_FIELD", field.text(), message);
    }

    public static Rejection invalid(FieldName field, String message) {
        return new Rejection(400, "INVALID_FIELD", field.text(), message);
    }

    public static Rejection invalidJson(@Nullable String field, String message) {
        return new Rejection(400, "INVALID_JSON", field, message);
    }

    public static Rejection messageTooLarge(int limit) {
        return new Rejection(413, "MESSAGE_TOO_LARGE", null, "The message is over " + limit + " bytes");
    }
}
