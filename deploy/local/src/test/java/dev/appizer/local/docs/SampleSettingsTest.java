// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of settings have every setting that the code has; {@code -Dwrite.docs} writes them anew. */
class SampleSettingsTest {

    /** What nothing works without, as it is on a machine that has everything. */
    private static final Map<String, String> SET = Map.of(
            "kafka.bootstrap.servers", "localhost:9092",
            "schema.registry.url", "http://localhost:8081",
            "keys.file", "/etc/appizer/keys.properties");

    @ParameterizedTest
    @MethodSource("dev.appizer.local.docs.Services#names")
    void theSampleSaysWhatTheCodeSays(String name) throws IOException {
        Path sample = Project.root().resolve("deploy/config").resolve(name + ".properties");
        String expected = sample(Services.named(name));
        if (System.getProperty("write.docs") != null) {
            Files.createDirectories(sample.getParent());
            Files.writeString(sample, expected);
        }
        assertThat(Files.readString(sample)).isEqualTo(expected);
    }

    @Test
    void whatIsRequiredIsSetAndTheRestIsShown() {
        String sample = sample(Services.named("segment-stream"));

        assertThat(sample)
                .contains("\nkafka.bootstrap.servers=localhost:9092\n")
                .contains("\n#http.port=8080\n")
                .contains("\n#segments.history.retention=\n");
    }

    private static String sample(ServiceDefinition service) {
        List<Setting<?>> all = service.catalog().settings();
        StringBuilder text = new StringBuilder("# SPDX-License-Identifier: Apache-2.0\n# Every setting of ")
                .append(service.name())
                .append(". What is commented out is shown with its default; the environment wins over this file.\n");
        text.append(part("Every process", among(all, CommonSettings.CATALOG.settings())));
        text.append(part("Every stream application", Services.streamSettings(service)));
        text.append(part(service.name(), Services.ownSettings(service)));
        return text.toString();
    }

    private static List<Setting<?>> among(List<Setting<?>> all, List<Setting<?>> some) {
        return all.stream().filter(some::contains).toList();
    }

    private static String part(String title, List<Setting<?>> settings) {
        StringBuilder text = new StringBuilder();
        if (!settings.isEmpty()) {
            text.append("\n## ").append(title).append("\n");
            settings.forEach(setting -> text.append(lines(setting)));
        }
        return text.toString();
    }

    private static String lines(Setting<?> setting) {
        String unit = setting.unit().isEmpty() ? "" : ", " + setting.unit();
        String value = SET.get(setting.name());
        String line = value == null
                ? "#" + setting.name() + "=" + (setting.defaultText() == null ? "" : setting.defaultText())
                : setting.name() + "=" + value;
        return "\n# " + setting.doc() + "\n# " + setting.type().name() + unit + "\n" + line + "\n";
    }
}
