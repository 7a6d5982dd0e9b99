// SPDX-License-Identifier: Apache-2.0

/** Random numbers that a seed repeats. */
export function random(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n) => Math.floor(next() * n)
  return { next, below, of: (list) => list[below(list.length)], chance: (p) => next() < p }
}

/** Fulfilled once it holds; an error after the time. */
export async function until(holds, within = 20_000) {
  const end = performance.now() + within
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${within} ms: ${holds}`)
    await sleep(5)
  }
}

export function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms))
}
