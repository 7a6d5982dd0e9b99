// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path with parameters, such as {@code /v1/segments/{segmentId}/members}. A trailing slash makes no difference.
 *
 * @param text as it was written
 * @param anywhere whether more segments may stand before it
 * @param segments of the text
 */
record PathTemplate(String text, boolean anywhere, List<String> segments) {

    static PathTemplate exact(String text) {
        return new PathTemplate(text, false, split(text));
    }

    /** Matches every path that ends so: {@code /v1/batch} also matches {@code /some/prefix/v1/batch}. */
    static PathTemplate suffix(String text) {
        return new PathTemplate(text, true, split(text));
    }

    static List<String> split(String path) {
        List<String> segments = new ArrayList<>(4);
        int start = 0;
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
            if (end > start) {
                segments.add(path.substring(start, end));
            }
            start = end + 1;
        }
        if (start < path.length()) {
            segments.add(path.substring(start));
        }
        return segments;
    }

    /** What every path that it takes ends with; null where that is a parameter. */
    @Nullable
    String end() {
        String last = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        return last.startsWith("{") ? null : last;
    }

    /**
     * Matches a path that was {@link #split}.
     *
     * @return the decoded parameters; null where the path is another one
     */
    @Nullable
    Map<String, String> match(List<String> path) {
        int more = path.size() - segments.size();
        if (more < 0 || (more > 0 && !anywhere)) {
            return null;
        }
        Map<String, String> parameters = Map.of();
        for (int i = 0; i < segments.size(); i++) {
            String wanted = segments.get(i);
            String given = path.get(more + i);
            if (wanted.startsWith("{")) {
                parameters = parameters.isEmpty() ? new HashMap<>() : parameters;
                parameters.put(wanted.substring(1, wanted.length() - 1), decode(given));
            } else if (!wanted.equals(given)) {
                return null;
            }
        }
        return parameters;
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(400, "INVALID_PATH", "The path is not percent-encoded as it should be: " + segment);
        }
    }
}
