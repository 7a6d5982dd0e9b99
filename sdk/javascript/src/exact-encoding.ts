// SPDX-License-Identifier: Apache-2.0
import { encode, encodeSlowly, type Encode } from './encoding.js'
import { generateUUID } from './uuid.js'

// Nobody can have it in a text of theirs.
const WHOLE = `whole-${generateUUID()}:`
const MARKED = new RegExp(`"${WHOLE}(-?\\d+)"`, 'g')

/** With bigint as whole numbers. */
export const encodeExactly: Encode = (message, leftOut) => {
  try {
    return encode(message, leftOut)
  } catch {
    // A bigint, or something that can't be written at all and fails again.
  }
  return encodeSlowly(message, leftOut, (member) => (typeof member === 'bigint' ? WHOLE + member : member)).replace(MARKED, '$1')
}
