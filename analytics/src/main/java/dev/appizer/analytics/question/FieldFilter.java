// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import dev.appizer.filter.value.ValueTest;

/** Holds for an event whose field passes a test; a missing value is tested as null. */
public record FieldFilter(Field field, ValueTest test) {}
