// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.appizer.segment.live.KeepProfiles;
import dev.appizer.testing.architecture.Purity;

@AnalyzeClasses(packages = "dev.appizer.segment", importOptions = ImportOption.DoNotIncludeTests.class)
class SegmentArchitectureTest {

    /** Decisions about a contribution, a move or a definition are made without Kafka; stores are reached through ours. (Who refuses says whence.) */
    @ArchTest
    static final ArchRule onlyTheRimOfTheProcessorKnowsKafka = noClasses()
            .that()
            .resideInAPackage("dev.appizer.segment.live")
            .and()
            .doNotBelongToAnyOf(KeepProfiles.class)
            .and()
            .haveSimpleNameNotEndingWith("Stores")
            .and()
            .haveSimpleNameNotStartingWith("KeepProfiles")
            .and()
            .doNotHaveSimpleName("Refuse")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.streams..", "org.apache.kafka.clients.."));

    @ArchTest
    static final ArchRule rowsKnowNoKafka = noClasses()
            .that()
            .resideInAnyPackage("dev.appizer.segment.rows", "dev.appizer.segment.condition..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule timeIsAnArgument = noClasses()
            .that()
            .resideOutsideOfPackage("dev.appizer.segment.api")
            .and()
            .haveSimpleNameNotStartingWith("KeepProfiles")
            .should(Purity.READ_A_CLOCK);

    @ArchTest
    static final ArchRule queriesReadAndNeverJudge = noClasses()
            .that()
            .resideInAPackage("dev.appizer.segment.api")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.appizer.segment.live");

    @ArchTest
    static final ArchRule theTopologyAloneTiesTheProcessorToTopics = classes()
            .that()
            .resideInAPackage("dev.appizer.segment.live")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("dev.appizer.segment.live", "dev.appizer.segment");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("dev.appizer.segment.(*)..").should().beFreeOfCycles();
}
