// SPDX-License-Identifier: Apache-2.0
import { retryAfterOf } from './answer.js'
import { backoff } from './backoff.js'
import { AppizerError } from './error.js'
import type { Settings } from './settings.js'

const PATIENCE = 60_000

/** The answer of a trend: a value for every bucket of the range. */
export interface TrendAnswer {
  series: { time: string; group?: Record<string, unknown>; value: number | null }[]
  total: number | null
  [more: string]: unknown
}

/** The answer of a funnel: how many got to each step. */
export interface FunnelAnswer {
  steps: { event: string; count: number; conversion: number | null; medianSeconds: number | null; [more: string]: unknown }[]
  [more: string]: unknown
}

/** The answer of a retention: how many came back, period by period. */
export interface RetentionAnswer {
  cohorts: { start: string; size: number; retained: number[]; [more: string]: unknown }[]
  [more: string]: unknown
}

/** A question, as docs/analytics.md has them. */
export interface Question {
  startDate: string
  endDate: string
  [more: string]: unknown
}

/** Asks questions. Each is rejected with an `AppizerError` where it is not answered within 60 s; 429 and 503 are asked again. */
export class Analytics {
  /** @internal */
  constructor(private readonly settings: Settings) {}

  /** How a measure went over time: `{ startDate, endDate, event?, measure?, … }`. */
  query(question: Question): Promise<TrendAnswer> {
    return this.ask('query', question)
  }

  /** How far people get along some steps: `{ startDate, endDate, steps, … }`. */
  funnel(question: Question): Promise<FunnelAnswer> {
    return this.ask('funnel', question)
  }

  /** Who comes back: `{ startDate, endDate, … }`. */
  retention(question: Question): Promise<RetentionAnswer> {
    return this.ask('retention', question)
  }

  private async ask<T>(kind: string, question: Question): Promise<T> {
    if (!this.settings.adminKey) {
      throw new AppizerError(0, 'NO_ADMIN_KEY', `analytics.${kind} needs a key of admin scope: set adminKey, on a server only`)
    }
    const end = performance.now() + PATIENCE
    for (let failures = 0; ; failures++) {
      const response = await this.post(kind, question, end - performance.now())
      const { status } = response
      const wait = Math.max(backoff(failures), retryAfterOf(response.headers))
      if ((status !== 429 && status !== 503) || performance.now() + wait > end) return read<T>(response)
      await response.body?.cancel()
      await new Promise((done) => setTimeout(done, wait + 1))
    }
  }

  private async post(kind: string, question: Question, timeout: number): Promise<Response> {
    const { host, adminKey } = this.settings
    try {
      return await fetch(`${host}/v1/analytics/${kind}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${adminKey}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(question),
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.ceil(timeout)),
      })
    } catch (e) {
      throw new AppizerError(0, 'UNREACHABLE', `${host} gave no answer: ${e}`)
    }
  }
}

async function read<T>(response: Response): Promise<T> {
  const { status } = response
  const body = await response.json().catch(() => undefined)
  if (response.ok && typeof body === 'object' && body !== null) return body
  const { code, message, field, details } = Object(body?.error)
  const sentence = message ?? `The gateway's address answered ${status}, but not as Appizer does`
  const first = details?.[0]
  const more = first ? `: ${first.pointer}: ${first.message}` : ''
  throw new AppizerError(status, code ?? `HTTP_${status}`, sentence + more, field, details)
}
