// SPDX-License-Identifier: Apache-2.0
import { backoff } from './backoff.js'

const LONGEST_TIMER = 2 ** 31 - 1

/** The time after a failed attempt in which nothing is sent. */
export class Pause {
  /** In a row. */
  failures = 0
  private backoffEnd = 0
  private askedEnd = 0

  /** Milliseconds that are left. */
  get left(): number {
    return Math.max(0, Math.max(this.backoffEnd, this.askedEnd) - performance.now())
  }

  /** @param isNew whether it is the first failure since the last pause: those under way together fail together */
  failed(retryAfter: number, isNew: boolean): void {
    const now = performance.now()
    if (isNew) this.backoffEnd = now + backoff(this.failures++)
    this.askedEnd = Math.max(this.askedEnd, now + retryAfter)
  }

  succeeded(): void {
    this.failures = 0
  }

  /** Goes on at once, unless the gateway asked for time. */
  cutShort(): void {
    this.backoffEnd = 0
  }
}

/** As setTimeout, which takes what is too long for nothing at all. */
export function after(ms: number, run: () => void): ReturnType<typeof setTimeout> {
  return setTimeout(run, Math.min(Math.ceil(ms), LONGEST_TIMER))
}
