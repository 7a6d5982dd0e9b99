// SPDX-License-Identifier: Apache-2.0
const FIRST = 250
const LONGEST = 30_000

/** How long to wait after so many failures in a row: anything up to a bound that doubles, so that clients spread. */
export function backoff(failures: number): number {
  return Math.random() * Math.min(LONGEST, FIRST * 2 ** failures)
}
