// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A format in which an answer can be had, the one that is given to whoever does not ask for any first. */
public enum Format {
    JSON("application/json", ""),
    CSV("text/csv", ";charset=utf-8;header=present"),
    ARROW("application/vnd.apache.arrow.stream", "");

    private final String mediaType;
    private final String parameters;

    Format(String mediaType, String parameters) {
        this.mediaType = mediaType;
        this.parameters = parameters;
    }

    /** The value of {@code Content-Type}. */
    public String contentType() {
        return mediaType + parameters;
    }

    public byte[] write(Document document) {
        return switch (this) {
            case JSON -> JsonFormat.write(document);
            case CSV -> CsvFormat.write(document);
            case ARROW -> ArrowFormat.write(document);
        };
    }

    /** All media types, as one lists them in a sentence. */
    public static String mediaTypes() {
        return Arrays.stream(values()).map(format -> format.mediaType).collect(Collectors.joining(", "));
    }

    /** The one that an {@code Accept} header likes best, the first of several; empty where it takes none. */
    public static Optional<Format> accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.of(JSON);
        }
        Accept accept = Accept.of(header);
        return Arrays.stream(values())
                .filter(format -> accept.quality(format.mediaType) > 0)
                // Of equal ones the last would win.
                .max(Comparator.comparingDouble((Format format) -> accept.quality(format.mediaType))
                        .thenComparing(Comparator.reverseOrder()));
    }
}
