// SPDX-License-Identifier: Apache-2.0
import { memberPath } from './path.js'

/** Is told a path and why it can't be queried. */
export type Finding = (path: string, fault: string) => void

/** Beyond this a gateway can't read the body, and the batch would go down with the message. */
const DEEPEST = 500

/**
 * Looks for what can't be queried in what was written as JSON.
 *
 * @param depth 1 for `properties`, 2 for a property
 * @throws RangeError where the message is nested far too deep
 */
export function inspect(value: any, found: Finding, path = '', depth = 0): void {
  if (depth > DEEPEST) throw new RangeError('nested too deep')
  if (depth === 7) found(path, 'is deeper than 5')
  if (Object(value) === value) {
    const entries = Object.entries(value)
    if (Array.isArray(value) && entries.length > 100) found(path, 'is an array over 100')
    if (depth === 1 && entries.length > 255) found(path, 'beyond the first 255 by name')
    for (const [name, member] of entries) inspect(member, found, memberPath(value, path, name), depth + 1)
    // Characters are counted as Unicode does.
  } else if (value?.length > 1_024 && [...value].length > 1_024) found(path, 'is over 1,024 characters')
}
