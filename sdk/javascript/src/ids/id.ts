// SPDX-License-Identifier: Apache-2.0
import { isOdd } from '../encoding.js'

/** What programs write when they have no id. The gateway refuses it; kept, it would spoil every further call. */
const JUNK = /^(null|undefined|nan|none|nil|anonymous|guest|unknown|true|false|-1|\[object object\]|\{\}|\[\]|[0-]+)$/i

/** The id as it counts; undefined where there is none. */
export function textOf(id: unknown): string | undefined {
  const text = isOdd(id) ? 'NaN' : String(id ?? '')
  return text.trim() ? text : undefined
}

export function isReal(id: string): boolean {
  return id.length <= 255 && !JUNK.test(id.trim())
}
