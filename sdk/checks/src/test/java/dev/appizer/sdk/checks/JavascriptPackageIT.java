// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.testing.node.NodeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published of the JavaScript SDK: it passes its tests, and is found by whatever asks for it. */
@Tag("long")
@Tag("whole")
@ExtendWith(SdkExtension.class)
class JavascriptPackageIT {

    private final PackedSdk sdk;

    JavascriptPackageIT(PackedSdk sdk) {
        this.sdk = sdk.orSkip();
    }

    @Test
    void itPassesItsTests() throws IOException {
        String said = sdk.files().npm("test");

        assertThat(said).containsPattern("# pass [1-9]").containsPattern("# fail 0\\b");
    }

    @Test
    void itHasWhatItNeedsAndNothingElse() throws IOException {
        Path installed = PackedSdk.installed(sdk.programs());
        JsonNode description =
                new ObjectMapper().readTree(installed.resolve("package.json").toFile());

        try (Stream<Path> files = Files.list(installed)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("LICENSE", "README.md", "dist", "package.json");
        }
        assertThat(description.has("dependencies")).isFalse();
        assertThat(installed.resolve("dist/appizer.browser.js")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uses.mjs", "uses.cjs"})
    void aModuleOfEitherKindLoadsIt(String program) throws IOException, InterruptedException {
        assertThat(Program.node(sdk.programs(), Map.of(), program).succeed()).isEqualTo("function function");
    }

    @ParameterizedTest
    @ValueSource(strings = {"types.mts", "types.cts"})
    void aModuleOfEitherKindFindsItsTypes(String source) throws IOException, InterruptedException {
        NodeFiles programs = sdk.programs();
        Path compiler = sdk.files().home().resolve(Path.of("node_modules", "typescript", "bin", "tsc"));

        Program.node(
                        programs,
                        Map.of(),
                        compiler.toString(),
                        "--noEmit",
                        "--strict",
                        "--module",
                        "nodenext",
                        "--target",
                        "es2022",
                        source)
                .succeed();
    }
}
