// SPDX-License-Identifier: Apache-2.0
/** Posts to the gateway, and what it answers. */
@NullMarked
package dev.appizer.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
