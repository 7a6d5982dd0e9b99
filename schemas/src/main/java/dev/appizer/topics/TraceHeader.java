// SPDX-License-Identifier: Apache-2.0
package dev.appizer.topics;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The header that follows a message through the topics: {@code traceparent}, as W3C's Trace Context has it over HTTP,
 * {@code 00-<trace id>-<parent id>-<flags>} in small hexadecimal digits.
 */
public final class TraceHeader {

    /** Of HTTP and of Kafka. */
    public static final String NAME = "traceparent";

    // A later version may have more behind the flags; what stands here stays where it is.
    private static final Pattern VALUE =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int LENGTH = 55;

    private TraceHeader() {}

    /** Whether a text is such a value. */
    public static boolean isValid(@Nullable String text) {
        if (text == null) {
            return false;
        }
        Matcher matcher = VALUE.matcher(text);
        return matcher.matches() && (matcher.group(4) == null || !text.startsWith("00"));
    }

    public static void put(Headers headers, String traceparent) {
        headers.add(NAME, traceparent.getBytes(StandardCharsets.US_ASCII));
    }

    /** Puts the header of a record, if it has one, on another. */
    public static void copy(Headers from, Headers to) {
        Header header = from.lastHeader(NAME);
        if (header != null) {
            to.remove(NAME).add(header);
        }
    }

    /** The trace's id; null where there is none, or rubbish, which anybody may write to a topic. */
    public static @Nullable String traceId(Headers headers) {
        Header header = headers.lastHeader(NAME);
        byte[] value = header == null ? null : header.value();
        if (value == null || value.length < LENGTH) {
            return null;
        }
        for (int at = TRACE_ID; at < PARENT_ID - 1; at++) {
            if (Character.digit(value[at], 16) < 0) {
                return null;
            }
        }
        return new String(value, TRACE_ID, PARENT_ID - 1 - TRACE_ID, StandardCharsets.US_ASCII);
    }

    /** Whether the sender asked for the trace to be recorded. */
    public static boolean isSampled(Headers headers) {
        Header header = headers.lastHeader(NAME);
        byte[] value = header == null ? null : header.value();
        return value != null && value.length >= LENGTH && (Character.digit(value[LENGTH - 1], 16) & 1) == 1;
    }
}
