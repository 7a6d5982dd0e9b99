// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.appizer.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {

    @ArchTest
    static final ArchRule READING_AND_JUDGING_KNOW_NO_KAFKA_NO_CLOCK_NO_NETWORK = noClasses()
            .that()
            .resideInAnyPackage("..gateway.call..", "..gateway.message..", "..gateway.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "java.time..", "java.net..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.appizer.gateway.(*)..").should().beFreeOfCycles();

    @Test
    void theClassPathOfTheFrontDoorHoldsNoStateStoreAndNoBroker() throws IOException {
        String classPath = Files.readString(Path.of("target", "runtime-classpath.txt"));

        assertThat(classPath)
                .contains("kafka-clients")
                .doesNotContain("rocksdb", "kafka-streams", "kit-streams", "kafka_2.13", "kafka-server");
    }
}
