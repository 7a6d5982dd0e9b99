// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** Rules of code whose answer depends on nothing but its arguments. */
public final class Purity {

    /** Asks what time it is. Where a repetition has to say the same, time is an argument. */
    public static final ArchCondition<JavaClass> READ_A_CLOCK = dependOnClassesThat(assignableTo(Clock.class))
            .or(callMethodWhere(target(owner(resideInAPackage("java.time"))).and(target(nameMatching("now")))))
            .or(callMethodWhere(
                    target(owner(type(System.class))).and(target(nameMatching("currentTimeMillis|nanoTime")))))
            .as("read a clock");

    /** For packages of values with a reader in a package {@code json} below them. */
    public static final ArchRule JSON_IS_KNOWN_WHERE_IT_IS_READ = noClasses()
            .that()
            .resideOutsideOfPackage("..json")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    private Purity() {}
}
