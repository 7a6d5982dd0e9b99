// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tests that render the chart; skipped where Helm's library has no part for the platform. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "dev.appizer.checks.chart.Rendering#isPossible",
        disabledReason = "Helm's library has no native part for this platform")
public @interface WithHelm {}
