// SPDX-License-Identifier: Apache-2.0
import { undelivered, type Message } from './message.js'
import type { Outcome } from './types.js'

/** What became of an attempt. */
export type Answer =
  /** One outcome for each message. */
  | { outcomes: Outcome[] }
  /** It is to be tried again, not before `retryAfter` milliseconds have passed. */
  | { failure: string; retryAfter: number }

interface Reason {
  code?: unknown
  message?: unknown
  field?: unknown
}

interface Body {
  success?: unknown
  accepted?: unknown
  rejected?: (Reason & { index: number })[]
  error?: Reason
}

/** Reads an answer, whoever may have given it. */
export function answerOf(response: Response, text: string, batch: Message[]): Answer {
  const { status } = response
  const body = parse(text)
  const rejected = new Map((listOf(body) ?? []).map((reason) => [reason.index, reason]))
  if (response.ok) {
    return isWhole(body, rejected.size, batch)
      ? { outcomes: batch.map(({ id }, i) => (rejected.has(i) ? refused(id, status, rejected.get(i)) : { ok: true, messageId: id })) }
      : { failure: `answers ${status}, but not as an Appizer gateway does`, retryAfter: 0 }
  }
  if (status < 400 || status === 429 || status > 499) {
    return { failure: `answers ${status || 'with a redirect'}`, retryAfter: retryAfterOf(response.headers) }
  }
  return { outcomes: batch.map(({ id }, i) => refused(id, status, rejected.get(i) ?? body.error)) }
}

/** Milliseconds that the answer asks to wait; 0 where it doesn't. */
export function retryAfterOf(headers: Headers): number {
  const asked = headers.get('retry-after') ?? ''
  if (/^\s*\d+\s*$/.test(asked)) return Number(asked) * 1_000
  // By the clock that the date is from, where it can be seen.
  return Math.max(0, Date.parse(asked) - (Date.parse(headers.get('date') ?? '') || Date.now())) || 0
}

function parse(text: string): Body {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

function listOf({ rejected }: Body): Body['rejected'] {
  return Array.isArray(rejected) ? rejected.filter((reason) => Number.isInteger(reason?.index)) : undefined
}

/** Whether a 200 accounts for every message: nothing else says that Kafka has them. */
function isWhole(body: Body, rejected: number, batch: Message[]): boolean {
  const list = listOf(body)
  return (
    body.success === true &&
    list !== undefined &&
    list.length === body.rejected!.length &&
    list.length === rejected &&
    list.every(({ index }) => index >= 0 && index < batch.length) &&
    body.accepted === batch.length - rejected
  )
}

function refused(id: string, status: number, reason: Reason | undefined): Outcome {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const sentence = text(reason?.message) ?? `The gateway's address answered ${status}`
  return undelivered(id, text(reason?.code) ?? `HTTP_${status}`, sentence, text(reason?.field))
}
