// SPDX-License-Identifier: Apache-2.0
/**
 * This and all packages in it are no API: they may change with every version. Here the parts of a client are put together.
 *
 * <pre>
 *   Track ─ Encoder ─→ Message ─→ Outbox ─→ Batch ─→ Attempt ─ HttpTransport ──HTTP──→ the gateway
 *   (caller's thread: JSON, once)  │  ↑     (one thread: Sender)                           │
 *                                  │  └───── Failed: again, after a Pause ←── Verdict ←────┤
 *   the call's future ← Outcomes ←─┴──────── Judged: an Outcome for each ←─ AnswerReader ←─┘
 * </pre>
 *
 * <p>Of {@code settings}, {@code message}, {@code outcome} and {@code queue} each knows only those before it; {@code http} knows
 * the first two. {@code send} brings the queue and HTTP together, and {@code ask} needs HTTP and the threads of {@code outcome}.
 */
@NullMarked
package dev.appizer.sdk.internal;

import org.jspecify.annotations.NullMarked;
