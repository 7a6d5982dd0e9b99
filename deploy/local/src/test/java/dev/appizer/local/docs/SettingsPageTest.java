// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.streams.run.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the page of settings are what the code says; {@code -Dwrite.docs} writes them anew. */
class SettingsPageTest {

    private static final String PAGE = "docs/settings.md";
    private static final String START = "<!-- From the code: mvn test -pl deploy/local -am -Dtest=SettingsPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dwrite.docs -->\n";

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        String page = Project.read(PAGE);
        assertThat(page).contains(START);
        String expected = page.substring(0, page.indexOf(START)) + START + tables();
        if (System.getProperty("write.docs") != null) {
            Files.writeString(Project.root().resolve(PAGE), expected);
        }
        assertThat(Project.read(PAGE)).isEqualTo(expected);
    }

    private static String tables() {
        SettingsCatalog common = CommonSettings.CATALOG;
        SettingsCatalog streams = StreamsSettings.CATALOG;
        StringBuilder text = new StringBuilder();
        text.append(table("Every process", common.settings()));
        text.append(table("Every stream application", streams.settings()));
        for (ServiceDefinition service : Services.all()) {
            text.append(table(service.name(), Services.ownSettings(service)));
        }
        return text.toString();
    }

    private static String table(String title, List<Setting<?>> settings) {
        if (settings.isEmpty()) {
            return "\n## " + title + "\n\nNone of its own.\n";
        }
        return settings.stream()
                .map(SettingsPageTest::row)
                .collect(Collectors.joining(
                        "\n",
                        "\n## " + title + "\n\n| name | default | value | what it does |\n| --- | --- | --- | --- |\n",
                        "\n"));
    }

    private static String row(Setting<?> setting) {
        String absent = setting.presence() == Setting.Presence.REQUIRED ? "**required**" : "";
        String given = setting.defaultText() == null ? absent : "`" + setting.defaultText() + "`";
        String unit = setting.unit().isEmpty() ? "" : ", " + setting.unit();
        return "| `" + setting.name() + "` | " + given + " | " + setting.type().name() + unit + " | " + setting.doc()
                + " |";
    }
}
