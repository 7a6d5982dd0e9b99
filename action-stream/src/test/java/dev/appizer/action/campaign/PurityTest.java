// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.appizer.action.channel.EmailParts;
import dev.appizer.action.channel.webhook.UnusableUrlException;
import dev.appizer.action.channel.webhook.WebhookUrl;
import dev.appizer.streams.state.TypedValues;
import dev.appizer.testing.architecture.Purity;

@AnalyzeClasses(packages = "dev.appizer.action.campaign", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule dependsOnValuesTemplatesAndChecksAlone = classes()
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "dev.appizer.action.campaign..",
                            "dev.appizer.action.template",
                            "dev.appizer.action.rows",
                            "dev.appizer.filter..",
                            "dev.appizer.model",
                            "dev.appizer.schemas",
                            "com.fasterxml.jackson..",
                            "org.jspecify..",
                            "java..")
                    .or(JavaClass.Predicates.belongToAnyOf(
                            EmailParts.class, UnusableUrlException.class, WebhookUrl.class, TypedValues.class)));

    @ArchTest
    static final ArchRule knowsJsonOnlyWhereItIsRead = Purity.JSON_IS_KNOWN_WHERE_IT_IS_READ;

    @ArchTest
    static final ArchRule readsNoClock = noClasses().should(Purity.READ_A_CLOCK);
}
