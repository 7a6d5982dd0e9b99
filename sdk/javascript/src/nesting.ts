// SPDX-License-Identifier: Apache-2.0
const DEEPEST = 500

/** Whether the JSON is so deep that a gateway could not read the body, and the batch would go down with the message. */
export function isTooDeep(json: string): boolean {
  if ((json.match(/[[{]/g) ?? []).length <= DEEPEST) return false
  let depth = 0
  let deepest = 0
  for (const [sign] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{}\]]/g)) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth)
    else if (sign === ']' || sign === '}') depth--
  }
  return deepest > DEEPEST
}
