// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionTopologyTest {

    @TempDir
    Path directory;

    /**
     * A renamed store or a node that moves leaves its state behind on the next deployment: whoever changes this file
     * decides that on purpose.
     */
    @Test
    void theTopologyIsTheOneThatRunsAlready() throws IOException {
        try (StageDriver stage = new StageDriver(directory)) {
            assertThat(stage.topology().describe().toString())
                    .isEqualToIgnoringNewLines(resource("expected-topology.txt"));
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ActionTopologyTest.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
