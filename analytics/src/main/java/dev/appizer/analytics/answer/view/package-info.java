// SPDX-License-Identifier: Apache-2.0
/** What answers look like: in JSON by the names that the API's document has, and as tables. */
@NullMarked
package dev.appizer.analytics.answer.view;

import org.jspecify.annotations.NullMarked;
