// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

/** A message and what became of it. */
record Settled(Message message, Outcome outcome) {}
