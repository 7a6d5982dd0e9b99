// SPDX-License-Identifier: Apache-2.0
import { generateUUID } from './uuid.js'

// Nobody can have it in a text of theirs.
const WHOLE = `whole-${generateUUID()}:`

/**
 * The JSON of a value, without the numbers that JSON has no word for.
 *
 * @throws where it can't be written, as a cycle
 */
export function encode(value: unknown): string | undefined {
  try {
    const json = JSON.stringify(value)
    // A number that JSON has no word for became null. So did others that may; the slow way tells them apart.
    if (!json?.includes('null')) return json
  } catch {
    // A bigint, or something that can't be written at all and fails again.
  }
  return JSON.stringify(value, exact)?.replace(new RegExp(`"${WHOLE}(-?\\d+)"`, 'g'), '$1')
}

export function isOdd(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value)
}

function exact(_name: string, member: unknown): unknown {
  if (typeof member === 'bigint') return WHOLE + member
  if (Array.isArray(member)) return member.filter((element) => !isOdd(element))
  return isOdd(member) ? undefined : member
}
