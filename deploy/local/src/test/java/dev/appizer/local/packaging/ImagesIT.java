// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.appizer.local.docs.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The images are built and started by {@code deploy/docker/check}. Left out where buildah, debootstrap or root is missing;
 * it takes minutes, and is run by the profile that has such tests.
 */
@Tag("chaos")
class ImagesIT {

    private static final int CANNOT = 3;
    private static final long PATIENCE_MINUTES = 20;

    @TempDir
    private Path scratch;

    @Test
    void theImagesAreBuiltAndStart() throws IOException, InterruptedException {
        Path output = scratch.resolve("output");
        Process check = new ProcessBuilder(
                        Project.root().resolve("deploy/docker/check").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(check.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
            assumeTrue(check.exitValue() != CANNOT, "The images are not built: " + Files.readString(output));
            assertThat(check.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            check.descendants().forEach(ProcessHandle::destroy);
            check.destroy();
        }
    }
}
