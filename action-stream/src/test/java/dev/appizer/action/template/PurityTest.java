// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.appizer.action.template", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule dependsOnValuesAndTheLibraryAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.appizer.action.template",
                    "dev.appizer.filter",
                    "dev.appizer.model",
                    "dev.appizer.schemas",
                    "com.fasterxml.jackson.core..",
                    "com.samskivert.mustache",
                    "org.jspecify..",
                    "java..");

    @ArchTest
    static final ArchRule looksIntoNoObjects = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("DefaultCollector");
}
