// SPDX-License-Identifier: Apache-2.0
/**
 * The SDK: sends what users do to Appizer, and asks it questions ({@link dev.appizer.sdk.analytics}).
 *
 * <p>An {@link dev.appizer.sdk.Appizer} is the client; a {@link dev.appizer.sdk.Call} is what it sends. A call never throws for
 * what becomes of its message: it answers a future of an {@link dev.appizer.sdk.Outcome}, which always completes normally.
 */
@NullMarked
package dev.appizer.sdk;

import org.jspecify.annotations.NullMarked;
