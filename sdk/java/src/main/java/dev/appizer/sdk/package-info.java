// SPDX-License-Identifier: Apache-2.0
/**
 * The SDK: sends what users do to Appizer, and asks it questions.
 *
 * <pre>
 *   Appizer.track ─ MessageWriter ─→ Outbox ─ Sender ─→ HttpTransport ──HTTP──→ the gateway
 *   (caller's thread: JSON, once)     │  ↑      (one thread)                        │
 *                                     │  └──── Batches that failed, after a Pause ←─┤
 *   the call's future ←─ Callbacks ←──┴──────────── AnswerReader: an Outcome each ←─┘
 * </pre>
 *
 * <p>A call never throws for what becomes of its message: it answers a future of an {@link dev.appizer.sdk.Outcome}, which
 * always completes normally. The rules are those of all SDKs of Appizer.
 */
@NullMarked
package dev.appizer.sdk;

import org.jspecify.annotations.NullMarked;
