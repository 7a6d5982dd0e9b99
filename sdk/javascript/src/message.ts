// SPDX-License-Identifier: Apache-2.0
import type { Outcome, Undelivered } from './types.js'

/** A message as it goes out with every attempt, until it has an outcome. */
export interface Message {
  readonly id: string
  readonly json: string
  /** Bytes of the JSON in UTF-8. */
  readonly size: number
  readonly settle: (outcome: Outcome) => void
  /** When it was first tried, in milliseconds since 1970; 0 until then. */
  triedAt: number
  /** Its place among the calls of this client. */
  order: number
}

const encoder = new TextEncoder()

/** Bytes of the text in UTF-8. */
export function sizeOf(text: string): number {
  // Most messages are ASCII, of which the length says it all.
  return /[^\0-\x7f]/.test(text) ? encoder.encode(text).length : text.length
}

export function undelivered(messageId: string, code: string, message: string, field?: string): Undelivered {
  return { ok: false, messageId, code, message, field }
}
