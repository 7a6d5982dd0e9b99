// SPDX-License-Identifier: Apache-2.0
import { encode } from './encoding.js'

const MOST = 1_000
const LONGEST = 1_024

/**
 * What was last said of users, trait by trait, as far as it is short and lately said.
 *
 * @returns whether an `identify` tells nothing new of the user; from now on it is what was said last
 */
export function repetition(): (id: unknown, traits: object) => boolean {
  const said = new Map<string, string>()
  const isNew = ([name, value]: [string, unknown], id: unknown) => {
    const trait = `${id} ${name}`
    const text = encode(value) ?? ''
    const wasSaid = said.get(trait) === text
    said.delete(trait)
    if (text.length <= LONGEST) said.set(trait, text)
    if (said.size > MOST) said.delete(said.keys().next().value!)
    return !wasSaid
  }
  return (id, traits) => {
    const news = Object.entries(traits).map((entry) => isNew(entry, id))
    return news.length > 0 && !news.includes(true)
  }
}
