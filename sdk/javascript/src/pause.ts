// SPDX-License-Identifier: Apache-2.0
import { backoff } from './backoff.js'

const LONGEST_TIMER = 2 ** 31 - 1

/** The time after a failed attempt in which nothing is sent. */
export function pauses() {
  let failures = 0
  let backoffEnd = 0
  let askedEnd = 0
  const left = () => Math.max(0, Math.max(backoffEnd, askedEnd) - performance.now())
  return {
    /** Milliseconds that are left. */
    left,
    /** Whether the last attempt failed, or time is asked for. */
    isFailing: () => failures > 0 || left() > 0,
    /** @param isNew whether it is the first failure since the last pause: those under way together fail together */
    failed(retryAfter: number, isNew: boolean) {
      const now = performance.now()
      if (isNew) backoffEnd = now + backoff(failures++)
      askedEnd = Math.max(askedEnd, now + retryAfter)
    },
    succeeded() {
      failures = 0
    },
    /** Goes on at once, unless the gateway asked for time. */
    cutShort() {
      backoffEnd = 0
    },
  }
}

/** As setTimeout, which takes what is too long for nothing at all. */
export function after(ms: number, run: () => void): ReturnType<typeof setTimeout> {
  return setTimeout(run, Math.min(ms, LONGEST_TIMER))
}
