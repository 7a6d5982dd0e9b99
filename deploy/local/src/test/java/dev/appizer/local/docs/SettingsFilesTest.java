// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every properties file below {@code deploy} starts the service whose name it has. */
class SettingsFilesTest {

    private static final String KEYS = "keys.properties";
    private static final Pattern SECRET = Pattern.compile("\\$\\{file:([^}]*)}");

    @TempDir
    private Path scratch;

    static List<Path> files() throws IOException {
        return Project.texts().stream()
                .filter(file -> file.startsWith("deploy") && file.toString().endsWith(".properties"))
                .filter(file -> !file.endsWith(KEYS) && !file.toString().contains("/src/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileHasNothingThatItsServiceRefuses(Path file) throws IOException {
        Settings settings = load(serviceOf(file), Project.read(file.toString()));

        assertThat(settings.kafka()).containsKey("bootstrap.servers");
    }

    @Test
    void everyServiceHasASampleOfEachKind() throws IOException {
        assertThat(files())
                .containsAll(Services.names().stream()
                        .map(name -> Path.of("deploy/config/" + name + ".properties"))
                        .toList())
                .containsAll(Services.names().stream()
                        .map(name -> Path.of("deploy/config/secured/" + name + ".properties"))
                        .toList());
    }

    @Test
    void aSecretStandsInAFileOfItsOwn() throws IOException {
        for (String name : Services.names()) {
            String text = Project.read("deploy/config/secured/" + name + ".properties");

            assertThat(text).containsPattern("(?m)^kafka.sasl.jaas.config=.*password=\"\\$\\{file:[^}]+}\";$");
            assertThat(text).containsPattern("(?m)^basic.auth.user.info=\\$\\{file:[^}]+}$");
            assertThat(text).doesNotContainPattern("(?m)^(instances|erasure.hash).key=(?!\\$\\{file:[^}]+}$)");
        }
    }

    @Test
    void whatAServiceRefusesIsFound() {
        ServiceDefinition gateway = Services.named("ingest-gateway");
        String right = "kafka.bootstrap.servers=kafka:9092\nschema.registry.url=http://registry:8081\n";

        assertThatThrownBy(() -> load(gateway, right + "http.prot=8080\n"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("http.prot");
        assertThatThrownBy(() -> load(gateway, right + "stream.threads=2\n"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("stream.threads");
    }

    private static ServiceDefinition serviceOf(Path file) {
        String name = file.getFileName().toString();
        return Services.named(name.substring(0, name.lastIndexOf('.')));
    }

    private Settings load(ServiceDefinition service, String text) throws IOException {
        Path file = Files.writeString(scratch.resolve(service.name() + ".properties"), withSecrets(text));
        return new SettingsLoader(service.catalog()).load(new String[] {"--config", file.toString()}, Map.of());
    }

    /** The secrets that a deployment mounts. */
    private String withSecrets(String text) throws IOException {
        Path secret = Files.writeString(scratch.resolve("secret"), "a secret\n");
        return SECRET.matcher(text).replaceAll("\\${file:" + Matcher.quoteReplacement(secret.toString()) + "}");
    }
}
