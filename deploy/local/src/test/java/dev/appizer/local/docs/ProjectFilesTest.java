// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.serdes.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What no file of the project may say, and links that lead nowhere. */
class ProjectFilesTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    /** Directories of one machine: where people have their checkouts. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w./-])/(?:home|root|Users|work)/\\w|\\b[A-Z]:\\\\\\\\?Users");

    /**
     * A whole string that is a topic's name. Names of one word could be anything: those count with their prefix only. Meters
     * may be called as topics are.
     */
    private static final Pattern TOPIC_STRING = Pattern.compile(TestTopics.topics().all().stream()
            .map(topic -> topic.name().substring(TestTopics.PREFIX.length()))
            .map(name -> (name.contains(".") ? "(?:appizer\\.)?" : "appizer\\.") + Pattern.quote(name))
            .collect(Collectors.joining("|", "(?<!Counter\\.builder\\(|meters\\.get\\()\"(?:", ")\"")));

    @Test
    void aTopicIsNamedByTheMapOfTopicsAlone() throws IOException {
        // In the tests of the local mode stands what people type, in the examples what others write.
        assertThat(linesWith(
                        TOPIC_STRING,
                        file -> file.toString().endsWith(".java")
                                && !file.endsWith("dev/appizer/topics/Topics.java")
                                && !file.startsWith("deploy/local/src/test")
                                && !file.startsWith("examples")))
                .isEmpty();
    }

    @Test
    void aTopicsNameIsFoundWhereItIsAString() {
        assertThat("read(\"events.raw\")").containsPattern(TOPIC_STRING);
        assertThat("read(\"appizer.profiles\")").containsPattern(TOPIC_STRING);
        assertThat("Counter.builder(\"appizer.actions.deliveries\")").doesNotContainPattern(TOPIC_STRING);
        assertThat("store(\"profiles\"), say(\"read events.raw\")").doesNotContainPattern(TOPIC_STRING);
    }

    @Test
    void noFileKnowsAPathOfSomebodysMachine() throws IOException {
        assertThat(linesWith(MACHINE_PATH, file -> true)).isEmpty();
    }

    @Test
    void aPathOfSomebodysMachineIsFound() {
        assertThat("cd " + "/home".concat("/ada/appizer")).containsPattern(MACHINE_PATH);
        assertThat("\"" + "/Users".concat("/ada\"")).containsPattern(MACHINE_PATH);
        assertThat("https://example.com/home/page, ./work/x, /work").doesNotContainPattern(MACHINE_PATH);
    }

    @Test
    void everyLinkOfAPageLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : Project.texts()) {
            if (page.toString().endsWith(".md")) {
                Matcher link = LINK.matcher(Project.read(page.toString()));
                while (link.find()) {
                    if (!link.group(1).contains("://") && !leadsSomewhere(page, link.group(1))) {
                        broken.add(page + ": " + link.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        return Files.exists(Project.root().resolve(page).resolveSibling(link));
    }

    private static List<String> linesWith(Pattern pattern, Predicate<Path> files) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Project.texts()) {
            if (files.test(file)) {
                Project.read(file.toString())
                        .lines()
                        .filter(pattern.asPredicate())
                        .forEach(line -> found.add(file + ": " + line.strip()));
            }
        }
        return found;
    }
}
