// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.appizer.testing.architecture.Purity;

@AnalyzeClasses(packages = "dev.appizer.enrichment", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule THE_STEPS_KNOW_NO_KAFKA = noClasses()
            .that()
            .resideInAnyPackage("dev.appizer.enrichment.*..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "dev.appizer.topics..", "dev.appizer.registry..");

    @ArchTest
    static final ArchRule TIME_IS_AN_ARGUMENT = noClasses().should(Purity.READ_A_CLOCK);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_AN_ORDER =
            slices().matching("dev.appizer.enrichment.(*)..").should().beFreeOfCycles();
}
