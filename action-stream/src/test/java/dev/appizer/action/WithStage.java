// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stage of its own for each test. */
abstract class WithStage {

    StageDriver stage;

    @BeforeEach
    void begin(@TempDir Path directory) {
        stage = new StageDriver(directory);
    }

    @AfterEach
    void end() {
        stage.close();
    }
}
