// SPDX-License-Identifier: Apache-2.0
/** Questions about all that has happened, and their answers; docs/analytics.md says what each of their members means. */
@NullMarked
package dev.appizer.sdk.analytics;

import org.jspecify.annotations.NullMarked;
