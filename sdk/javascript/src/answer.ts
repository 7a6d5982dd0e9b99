// SPDX-License-Identifier: Apache-2.0
import { attempt } from './attempt.js'
import { undelivered, type Message } from './message.js'
import type { Outcome } from './types.js'

/** What became of an attempt. */
export interface Answer {
  /** One for each message; undefined where it failed, and is to be tried again. */
  outcomes?: Outcome[]
  /** Why it failed. */
  failure?: string
  /** Milliseconds that the gateway asks to wait. */
  retryAfter?: number
}

type Reason = Record<string, unknown> | undefined

/** Reads an answer, whoever may have given it. */
export function answerOf({ ok, status, headers }: Response, text: string, batch: Message[]): Answer {
  const { success, accepted, rejected, error } = Object(attempt(() => JSON.parse(text)))
  const list: Reason[] = Array.isArray(rejected) ? rejected : []
  const reasons = new Map(list.map((reason) => [reason?.index, reason]))
  if (ok) {
    const known = batch.filter((_, i) => reasons.has(i)).length
    // It must account for every message: nothing else says that Kafka has them.
    const isWhole = success === true && accepted === batch.length - known && rejected?.length === known
    if (!isWhole) return { failure: `answers ${status} without accounts` }
  } else if (status < 400 || status === 429 || status > 499) {
    return { failure: `answers ${status || 'a redirect'}`, retryAfter: retryAfterOf(headers) }
  }
  return {
    outcomes: batch.map(({ id: messageId }, i) =>
      ok && !reasons.has(i) ? { ok: true, messageId } : refused(messageId, status, reasons.get(i) ?? error),
    ),
  }
}

/** Milliseconds that the answer asks to wait; 0 where it doesn't. */
export function retryAfterOf(headers: Headers): number {
  const asked = headers.get('retry-after') ?? ''
  if (/^\s*\d+\s*$/.test(asked)) return Number(asked) * 1_000
  // By the clock that the date is from, where it can be seen.
  const now = Date.parse(headers.get('date') ?? '') || Date.now()
  return Math.max(0, Date.parse(asked) - now) || 0
}

function refused(id: string, status: number, reason: Reason): Outcome {
  const text = (name: string) => (typeof reason?.[name] === 'string' ? reason[name] : undefined)
  return undelivered(id, text('code') ?? `HTTP_${status}`, text('message') ?? `${status} was answered`, text('field'))
}
