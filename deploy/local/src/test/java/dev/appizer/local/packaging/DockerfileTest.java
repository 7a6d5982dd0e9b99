// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.local.docs.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What an image must not be built with, seen without a tool. */
class DockerfileTest {

    private static final String RIGHT = """
            ARG BASE=docker.io/library/debian:trixie-slim@sha256:%s
            FROM ${BASE} AS first
            FROM first
            COPY . /opt
            USER 65532:65532
            STOPSIGNAL TERM
            HEALTHCHECK CMD ["true"]
            ENTRYPOINT ["/opt/run"]
            """.formatted("0".repeat(64));

    @Test
    void theDockerfileHasNothingThatItMustNot() throws IOException {
        assertThat(problems(Project.read("deploy/docker/Dockerfile"))).isEmpty();
    }

    @Test
    void whatIsWrongIsFound() {
        assertThat(problems(RIGHT)).isEmpty();
        assertThat(problems(RIGHT.replaceFirst("@sha256:0+", ""))).containsExactly("FROM is not pinned by a digest");
        assertThat(problems(RIGHT.replace("trixie-slim", "latest"))).containsExactly("latest");
        assertThat(problems(RIGHT.replace("COPY . /opt", "ADD https://example.com/x /opt")))
                .containsExactly("ADD");
        assertThat(problems(RIGHT.replace("65532:65532", "root"))).containsExactly("USER");
        assertThat(problems(RIGHT.replace("USER 65532:65532\n", ""))).containsExactly("USER");
        assertThat(problems(RIGHT.replace("[\"/opt/run\"]", "/opt/run"))).containsExactly("ENTRYPOINT");
        assertThat(problems(RIGHT.replace("HEALTHCHECK", "#"))).containsExactly("HEALTHCHECK");
    }

    private static Set<String> problems(String dockerfile) {
        Set<String> problems = new TreeSet<>();
        Map<String, String> last = new HashMap<>();
        Map<String, String> arguments = new HashMap<>();
        List<String> stages = new ArrayList<>();
        for (String line : instructions(dockerfile)) {
            String[] words = line.split("\\s+", 2);
            last.put(words[0], words[1]);
            switch (words[0]) {
                case "ARG" -> arguments.put(words[1].split("=", 2)[0], words[1].replaceFirst("^[^=]*=?", ""));
                case "FROM" -> problems.addAll(problemsOfFrom(words[1], arguments, stages));
                case "ADD" -> problems.add("ADD");
                default -> {}
            }
        }
        if (!last.getOrDefault("USER", "root").matches("[1-9]\\d*:[1-9]\\d*")) {
            problems.add("USER");
        }
        if (!last.getOrDefault("ENTRYPOINT", "").startsWith("[")) {
            problems.add("ENTRYPOINT");
        }
        if (!last.containsKey("HEALTHCHECK")) {
            problems.add("HEALTHCHECK");
        }
        return problems;
    }

    private static Set<String> problemsOfFrom(String from, Map<String, String> arguments, List<String> stages) {
        String[] words = from.split("\\s+", -1);
        String image = words[0];
        Set<String> problems = new TreeSet<>();
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            image = image.replace("${" + argument.getKey() + "}", argument.getValue());
        }
        if (!stages.contains(image) && !image.matches(".*@sha256:[0-9a-f]{64}")) {
            problems.add("FROM is not pinned by a digest");
        }
        if (image.matches(".*:latest(@.*)?")) {
            problems.add("latest");
        }
        if (words.length == 3) {
            stages.add(words[2]);
        }
        return problems;
    }

    private static List<String> instructions(String dockerfile) {
        return dockerfile
                .replaceAll("(?m)^\\s*#.*\\R", "")
                .replaceAll("\\\\\\R", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
