// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.appizer.testing.architecture.Purity;

@AnalyzeClasses(packages = "dev.appizer.segment.condition", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule dependsOnValuesAndParsersAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.appizer.segment.condition..",
                    "dev.appizer.filter..",
                    "dev.appizer.model",
                    "dev.appizer.schemas",
                    "com.fasterxml.jackson..",
                    "org.jspecify..",
                    "java..");

    @ArchTest
    static final ArchRule knowsJsonOnlyWhereItIsRead = Purity.JSON_IS_KNOWN_WHERE_IT_IS_READ;

    @ArchTest
    static final ArchRule readsNoClock = noClasses().should(Purity.READ_A_CLOCK);

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("dev.appizer.segment.(**)").should().beFreeOfCycles();
}
