// SPDX-License-Identifier: Apache-2.0
import { memberPath } from './path.js'

/** The JSON of a message, without the numbers that JSON has no word for, whose paths are told. */
export type Encode = (message: object, leftOut: (path: string) => void) => string

/** @throws where it can't be written, as a cycle */
export const encode: Encode = (message, leftOut) => {
  const json = JSON.stringify(message)
  // A number that JSON has no word for became null. So did others that may; the slow way tells them apart.
  return json.includes('null') ? encodeSlowly(message, leftOut) : json
}

/** @param convert what is written instead of a member */
export function encodeSlowly(message: object, leftOut: (path: string) => void, convert = (member: unknown) => member): string {
  const paths = new Map<unknown, string>()
  return JSON.stringify(message, function (this: any, name: string, member: unknown) {
    const path = memberPath(this, paths.get(this), name)
    // A Date that is none is null by now.
    if (isOdd(member) || isOdd(this[name])) {
      // Without its id the message would be somebody else's. The gateway refuses this one.
      return /^\w+Id$/.test(path) ? 'NaN' : leftOut(path)
    }
    const kept = Array.isArray(member) ? member.filter((element) => !isOdd(element) || leftOut(path)) : convert(member)
    paths.set(kept, path)
    return kept
  })
}

/** Whether it is a number, or a time, for which JSON has no word. */
export function isOdd(value: unknown): boolean {
  return (typeof value === 'number' || value instanceof Number || value instanceof Date) && !isFinite(value as number)
}
