// SPDX-License-Identifier: Apache-2.0
import { isOdd } from './encoding.js'

/** Is told a path and what is wrong with it. */
export type Finding = (path: string, fault: string) => void

/** Beyond this a gateway can't read the body, and the batch would go down with the message. */
const DEEPEST = 500

const NOT_QUERYABLE = ': not queryable'

/**
 * Looks for what serves nobody in the properties and traits of a message that could be written.
 *
 * @throws RangeError where the message is nested far too deep
 */
export function inspect(call: object, found: Finding): void {
  inspectMembers('', call, 0, (path, fault) => /^(properties|traits)/.test(path) && found(path, fault))
}

/** @param depth 1 for `properties`, 2 for a property */
function inspectValue(path: string, given: any, depth: number, found: Finding): void {
  // What JSON.stringify writes in its place.
  const value = given?.toJSON?.('') ?? given
  if (isOdd(value)) found(path, 'is no finite number: left out')
  if (depth === 7) found(path, `is deeper than 5${NOT_QUERYABLE}`)
  if (Object(value) === value) inspectMembers(path, value, depth, found)
  // Characters are counted as Unicode does.
  else if (value?.length > 1_024 && [...value].length > 1_024) found(path, `is over 1,024 characters${NOT_QUERYABLE}`)
}

function inspectMembers(path: string, value: object, depth: number, found: Finding): void {
  if (depth > DEEPEST) throw new RangeError('it is nested too deep')
  const isArray = Array.isArray(value)
  const entries = Object.entries(value)
  if (isArray && entries.length > 100) found(path, `is an array over 100${NOT_QUERYABLE}`)
  if (depth === 1 && entries.length > 255) found(path, `are over 255${NOT_QUERYABLE} but for the first by name`)
  for (const [name, member] of entries) {
    inspectValue(isArray || !path ? path || name : `${path}.${name}`, member, depth + 1, found)
  }
}
