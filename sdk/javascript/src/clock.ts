// SPDX-License-Identifier: Apache-2.0
/** Milliseconds since 1970. A clock that is set back goes on from there, as long as the page or process is the same. */
export function timeNow(): number {
  // The second one stands still while some devices sleep.
  return Math.max(Date.now(), performance.timeOrigin + performance.now())
}

/**
 * Times of calls, such as `2026-11-27T20:23:34.123001Z`: in microseconds, each strictly greater than the one before,
 * whatever the system's clock does.
 */
export function callClock(): () => string {
  let latest = 0
  return () => {
    latest = Math.max(latest + 1, Date.now() * 1_000)
    return `${new Date(latest / 1_000).toISOString().slice(0, -1)}${String(latest).slice(-3)}Z`
  }
}
