// SPDX-License-Identifier: Apache-2.0
import type { Members } from './writer.js'

const MOST = 1_000
const LONGEST = 1_024

/**
 * What was last said of users, trait by trait, and claimed for them, as far as it is short and lately said.
 *
 * @returns whether an `identify` tells nothing new of the user; from now on it is what was said last
 */
export function repetition(): (identify: Members) => boolean {
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
    return news.length > 0 && !isClaim && !news.includes(true)
  }
}
