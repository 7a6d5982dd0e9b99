// SPDX-License-Identifier: Apache-2.0
/** What a client is built with: settings that were checked, and the time. */
@NullMarked
package dev.appizer.sdk.internal.settings;

import org.jspecify.annotations.NullMarked;
