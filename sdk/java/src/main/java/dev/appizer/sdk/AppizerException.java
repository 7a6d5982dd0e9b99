// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question was not answered. Its message is a sentence, with the first of the wrong parts where there are any. */
public final class AppizerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;
    private final transient List<Detail> details;

    /**
     * A wrong part of a question.
     *
     * @param pointer where in the question, as a JSON pointer; empty for the whole
     * @param message what to do, in a sentence
     */
    public record Detail(@Nullable String pointer, @Nullable String message) {}

    /**
     * Makes one.
     *
     * @param status 0 where there was no answer
     * @param details every wrong part of the question
     * @param message a sentence
     */
    public AppizerException(
            int status,
            String code,
            @Nullable String field,
            List<Detail> details,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
        this.field = field;
        this.details = List.copyOf(details);
    }

    /** The status of the answer; 0 where there was none. */
    public int status() {
        return status;
    }

    /** For programs: {@code INVALID_QUERY}, {@code UNAUTHORIZED}, {@code NO_ADMIN_KEY}, {@code NO_ANSWER} and others. */
    public String code() {
        return code;
    }

    /** The member that it is about; null where it is about none. */
    public @Nullable String field() {
        return field;
    }

    /** Every wrong part of the question; empty where there are none, and once it has been serialized. */
    public List<Detail> details() {
        return details == null ? List.of() : details;
    }
}
