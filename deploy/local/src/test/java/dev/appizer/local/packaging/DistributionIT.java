// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.local.docs.Project;
import dev.appizer.local.docs.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the directory that runs a service. */
class DistributionIT {

    private static final String TESTS = ".*(junit|assertj|jqwik|archunit|kit-testing|kit-broker|-tests|test-utils).*";
    private static final String STATE = ".*(rocksdb|kafka-streams|kit-streams).*";
    private static final String FILE_OF_EVENTS = ".*duckdb.*";

    @ParameterizedTest
    @MethodSource("dev.appizer.local.docs.Services#names")
    void aDistributionHasAllThatItsServiceNeedsAndNoTests(String service) throws IOException {
        Distribution distribution = Distribution.of(service);

        assertThat(distribution.jars())
                .anyMatch(jar -> jar.startsWith(service + "-"))
                .anyMatch(jar -> jar.startsWith("kit-service-"))
                .anyMatch(jar -> jar.startsWith("log4j-slf4j2-impl-"))
                .anyMatch(jar -> jar.startsWith("log4j-layout-template-json-"))
                .noneMatch(jar -> jar.matches(TESTS));
        assertThat(Files.isExecutable(distribution.launcher())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.appizer.local.docs.Services#names")
    void aDistributionHasTheFilesOfTheCheckout(String service) throws IOException {
        Path home = Distribution.of(service).home();

        assertSame(home.resolve("config/log4j2.xml"), "deploy/distribution/log4j2.xml");
        assertSame(home.resolve("bin/health"), "deploy/distribution/health");
        assertSame(home.resolve("config/" + service + ".properties"), "deploy/config/" + service + ".properties");
        assertSame(home.resolve("LICENSE"), "LICENSE");
    }

    @Test
    void theFrontDoorCarriesNoStateStore() throws IOException {
        assertThat(Distribution.of("ingest-gateway").jars())
                .noneMatch(jar -> jar.matches(STATE) || jar.matches(FILE_OF_EVENTS));
        assertThat(Distribution.of("segment-stream").jars()).anyMatch(jar -> jar.matches(STATE));
    }

    @Test
    void onlyAnalyticsCarriesDuckDbAndItCarriesNoStreams() throws IOException {
        for (String service : Services.names()) {
            boolean isAnalytics = service.equals("analytics");
            assertThat(Distribution.of(service).jars().stream().anyMatch(jar -> jar.matches(FILE_OF_EVENTS)))
                    .as(service)
                    .isEqualTo(isAnalytics);
        }
        assertThat(Distribution.of("analytics").jars()).noneMatch(jar -> jar.matches(STATE));
    }

    @Test
    void noServiceCarriesAnother() throws IOException {
        List<String> services = Services.names();
        for (String service : services) {
            assertThat(Distribution.of(service).jars())
                    .noneMatch(jar ->
                            services.stream().anyMatch(other -> !other.equals(service) && jar.startsWith(other + "-")));
        }
    }

    private static void assertSame(Path packaged, String source) throws IOException {
        assertThat(Files.readString(packaged)).isEqualTo(Project.read(source));
    }
}
