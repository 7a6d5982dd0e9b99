// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.local.docs.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy before the containers sends every path to the service that answers it, as far as its file says. */
class ProxyRoutesTest {

    static final String FILE = "deploy/docker/config/nginx.conf";

    private static final Pattern LOCATION =
            Pattern.compile("location (=|\\^~)? ?(\\S+) \\{ (?:set \\$at ([\\w-]+);|return (404);)");

    @TempDir
    private Path state;

    private record Location(boolean exact, String path, String target) {

        boolean matches(String called) {
            return exact ? called.equals(path) : called.startsWith(path);
        }
    }

    @Test
    void everyPathOfEveryServiceReachesIt() throws IOException, InterruptedException {
        Map<String, String> served = ServedPaths.of(state);

        assertThat(routed(Project.read(FILE), served)).isEqualTo(served);
        assertThat(served)
                .containsEntry("/any/prefix/v1/batch", "ingest-gateway")
                .containsEntry("/v1/alias/", "ingest-gateway")
                .containsEntry("/v1/aliases/an%2Fid", "identity-stream")
                .containsEntry("/v1/segments", "segment-stream")
                .containsEntry("/v1/campaigns", "action-stream")
                .containsEntry("/v1/analytics/query", "analytics");
    }

    @Test
    void aPathThatIsMissingIsFound() throws IOException, InterruptedException {
        Map<String, String> served = ServedPaths.of(state);
        String without = Project.read(FILE).replaceAll("(?m)^.*/v1/erasures/.*$", "");

        assertThat(routed(without, served)).isNotEqualTo(served);
    }

    @Test
    void whatIsEachServicesOwnIsNotServed() throws IOException {
        String text = Project.read(FILE);

        assertThat(target(text, "/metrics")).isEqualTo("404");
        assertThat(target(text, "/internal/anything")).isEqualTo("ingest-gateway");
    }

    private static Map<String, String> routed(String text, Map<String, String> served) {
        Map<String, String> routed = new TreeMap<>();
        served.keySet().forEach(path -> routed.put(path, target(text, path)));
        return routed;
    }

    /** As nginx chooses where no location is a regular expression: the exact one, else the longest. */
    private static String target(String text, String path) {
        List<Location> locations = new ArrayList<>();
        Matcher matcher = LOCATION.matcher(text);
        while (matcher.find()) {
            String target = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
            locations.add(new Location("=".equals(matcher.group(1)), matcher.group(2), target));
        }
        return locations.stream()
                .filter(location -> location.matches(path))
                .max(Comparator.comparing(Location::exact)
                        .thenComparing(location -> location.path().length()))
                .orElseThrow()
                .target();
    }
}
