// SPDX-License-Identifier: Apache-2.0
import { generateUUID } from './uuid.js'

// Nobody can have it in a text of theirs.
const WHOLE = `whole-${generateUUID()}:`

/**
 * The JSON of a value, without the numbers that JSON has no word for.
 *
 * @throws where it can't be written, as a cycle
 */
export function encode(value: unknown): string {
  try {
    const json = JSON.stringify(value)
    // Such a number became null. So did others that may; the slow way tells them apart.
    return json.includes('null') ? JSON.stringify(value, withoutOddNumbers) : json
  } catch {
    // A bigint, or something that can't be written at all and fails again here.
    const json = JSON.stringify(value, (name, member) =>
      typeof member === 'bigint' ? WHOLE + member : withoutOddNumbers(name, member),
    )
    return json.replace(new RegExp(`"${WHOLE}(-?\\d+)"`, 'g'), '$1')
  }
}

export function isOdd(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value)
}

function withoutOddNumbers(_name: string, member: unknown): unknown {
  if (Array.isArray(member)) return member.filter((element) => !isOdd(element))
  return isOdd(member) ? undefined : member
}
