// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage whose topology has changed strands the state of those who upgrade, unless somebody says what to do. */
class UpgradingPageTest {

    private static final int DIGITS = 12;

    @ParameterizedTest
    @ValueSource(strings = {"enrichment-stream", "identity-stream", "segment-stream", "action-stream"})
    void theLastNoteOfAStageIsAboutItsTopologyOfToday(String stage) throws IOException, NoSuchAlgorithmException {
        String golden = Project.read(stage + "/src/test/resources/expected-topology.txt");
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(golden.getBytes(UTF_8)))
                .substring(0, DIGITS);
        List<String> notes = Project.read("docs/upgrading.md")
                .lines()
                .filter(line -> line.startsWith("| " + stage + " | "))
                .toList();

        assertThat(notes)
                .as(
                        "The topology of %s has changed: say in a row of its own, with `%s`, what an upgrade asks for",
                        stage, digest)
                .last()
                .asString()
                .contains("`" + digest + "`");
    }
}
