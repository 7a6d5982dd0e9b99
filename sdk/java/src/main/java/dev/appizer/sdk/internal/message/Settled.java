// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import dev.appizer.sdk.Outcome;

/** A message and what became of it. */
public record Settled(Message message, Outcome outcome) {}
