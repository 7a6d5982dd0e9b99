// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.schemas.Geo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoEnricherTest {

    private static final Map<String, ?> BERLIN = Map.of(
            "country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany")),
            "subdivisions", List.of(Map.of("iso_code", "BE"), Map.of("iso_code", "XX")),
            "city", Map.of("names", Map.of("de", "Berlin (de)", "en", "Berlin")),
            "location", Map.of("latitude", 52.5, "longitude", 13.4, "time_zone", "Europe/Berlin"));

    @TempDir
    private Path directory;

    private GeoEnricher enricher;

    @BeforeEach
    void open() throws IOException {
        Path file = directory.resolve("city.mmdb");
        new MaxMindFile(6)
                .put("203.0.113.0/24", BERLIN)
                .put("2001:db8::/32", Map.of("country", Map.of("iso_code", "FR")))
                .writeTo(file);
        enricher = GeoEnricher.open(file);
    }

    @AfterEach
    void close() throws IOException {
        enricher.close();
    }

    @Test
    void anAddressIsSomewhere() {
        assertThat(geo("203.0.113.7", null)).isEqualTo(new Geo("DE", "BE", "Berlin", 52.5, 13.4, "Europe/Berlin"));
        assertThat(geo("2001:db8::1", null)).isEqualTo(new Geo("FR", null, null, null, null, null));
        assertThat(geo("::ffff:203.0.113.7", null)).isNotNull();
    }

    @Test
    void theSdksWordComesBeforeTheCallsAddress() {
        assertThat(geo(null, "203.0.113.7")).isNotNull();
        assertThat(geo("2001:db8::1", "203.0.113.7"))
                .extracting(Geo::getCountry)
                .isEqualTo("FR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.1", "203.0.113.256", "203.0.113", "0xcb007107", "3405803783", "localhost", "example.com",
                        "::g",
                ":", "::::", "2001:db8::1%eth0", "", " ", "rubbish", "127.0.0.1", "1.2.3.4.5"
            })
    void anUnknownAddressAndRubbishAreNowhere(String ip) {
        assertThat(geo(ip, null)).isNull();
    }

    @Test
    void aFileOfVersion4KnowsNoAddressesOfVersion6() throws IOException {
        Path file = directory.resolve("v4.mmdb");
        new MaxMindFile(4).put("203.0.113.0/24", BERLIN).writeTo(file);
        try (GeoEnricher v4 = GeoEnricher.open(file)) {
            Subject subject = Subjects.of("{'ip':'2001:db8::1'}");

            assertThat(Subjects.enrich(v4, subject).geo()).isNull();
            assertThat(Subjects.enrich(v4, Subjects.of("{'ip':'203.0.113.7'}")).geo())
                    .isNotNull();
        }
    }

    @Test
    void whatIsNoDatabaseIsNotOpened() throws IOException {
        Path rubbish = Files.writeString(directory.resolve("rubbish"), "rubbish");

        assertThatThrownBy(() -> GeoEnricher.open(rubbish)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> GeoEnricher.open(directory.resolve("none"))).isInstanceOf(IOException.class);
    }

    private @Nullable Geo geo(@Nullable String told, @Nullable String called) {
        Subject subject = Subjects.of(told == null ? "{}" : "{'ip':'" + told + "'}", null, called);
        return Subjects.enrich(enricher, subject).geo();
    }
}
