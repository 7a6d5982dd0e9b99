// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

/** One thing that a client does: a {@link Call} that sends a message, or an {@link UnaliasCall} of an administrator. */
public sealed interface Step permits Call, UnaliasCall {}
