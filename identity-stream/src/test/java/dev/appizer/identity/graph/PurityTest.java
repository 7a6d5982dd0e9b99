// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.appizer.testing.architecture.Purity;
import org.apache.avro.specific.SpecificRecord;

@AnalyzeClasses(packages = "dev.appizer.identity", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    private static final String GRAPH = "dev.appizer.identity.graph";

    @ArchTest
    static final ArchRule theGraphKnowsNothingButItself = classes()
            .that()
            .resideInAPackage(GRAPH)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(GRAPH, "dev.appizer.model", "org.jspecify..", "java.lang..", "java.util..");

    @ArchTest
    static final ArchRule nothingInTheStageReadsAClock =
            noClasses().that().areNotAssignableTo(SpecificRecord.class).should(Purity.READ_A_CLOCK);

    @ArchTest
    static final ArchRule theRouterAndTheControlPlaneMeetInTheirRowsAlone = noClasses()
            .that()
            .resideInAPackage("..router")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..control");

    @ArchTest
    static final ArchRule theControlPlaneDoesNotKnowTheRouter = noClasses()
            .that()
            .resideInAPackage("..control")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..router");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("dev.appizer.identity.(**)").should().beFreeOfCycles();
}
