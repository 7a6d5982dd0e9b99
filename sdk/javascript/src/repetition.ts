// SPDX-License-Identifier: Apache-2.0
import type { Warn } from './warnings.js'
import type { Members } from './writer.js'

const MOST = 1_000
const LONGEST = 1_024

/** Is told of each `identify`, as it was written. */
export type Repetition = (identify: Members) => void

/**
 * What was last said of users, trait by trait, and claimed for them, as far as it is short and lately said. It warns of an
 * `identify` that tells nothing new of the user; from now on that is what was said last.
 */
export function repetition(warn: Warn): Repetition {
  const said = new Map<string, string>()
  const isNew = (key: string, value: unknown) => {
    const text = JSON.stringify(value)
    const wasSaid = said.get(key) === text
    if (said.size > MOST) said.clear()
    said.set(key, text.length > LONGEST ? '' : text)
    return !wasSaid
  }
  return ({ userId, anonymousId, traits }) => {
    const traitsOf = JSON.stringify(userId ?? anonymousId)
    const news = Object.entries(Object(traits)).map(([name, value]) => isNew(`${traitsOf} ${name}`, value))
    const isClaim = anonymousId !== undefined && isNew(JSON.stringify([anonymousId]), userId ?? null)
    if (news.length > 0 && !isClaim && !news.includes(true)) warn(`identify repeats ${Object.keys(Object(traits))}`)
  }
}

/** The same for a page, which has one visitor, in fewer bytes: it knows the last `identify` alone. */
export function repetitionOfLast(warn: Warn): Repetition {
  let last = ''
  return ({ userId, anonymousId, traits }) => {
    const said = JSON.stringify([userId, anonymousId, traits])
    if (said === last) warn('identify repeats the last')
    last = said
  }
}
