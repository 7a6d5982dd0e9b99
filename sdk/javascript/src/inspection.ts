// SPDX-License-Identifier: Apache-2.0
import { isOdd } from './encoding.js'

/** Is told a path and what is wrong with it. */
export type Finding = (path: string, fault: string) => void

const NOT_QUERYABLE = ', so it is not queryable'

/** Looks for what serves nobody in the properties or traits of a message that could be written. */
export function inspect(path: string, values: unknown, found: Finding): void {
  if (!isObject(values)) return
  if (Object.keys(values).length > 255) found(path, `has over 255 entries: only the first by name are queryable`)
  inspectMembers(path, values, 0, found)
}

function inspectValue(path: string, given: unknown, depth: number, found: Finding): void {
  const value = written(given)
  if (isOdd(value)) found(path, 'is not a finite number and was left out')
  if (depth === 6) found(path, `is deeper than 5${NOT_QUERYABLE}`)
  if (isObject(value)) inspectMembers(path, value, depth, found)
  else if (isLong(value)) found(path, `is a text over 1,024 characters${NOT_QUERYABLE}`)
}

function inspectMembers(path: string, value: Record<string, unknown>, depth: number, found: Finding): void {
  if (Array.isArray(value)) {
    if (value.length > 100) found(path, `is an array over 100${NOT_QUERYABLE}`)
    for (const element of value) inspectValue(path, element, depth + 1, found)
  } else {
    for (const name of Object.keys(value)) inspectValue(`${path}.${name}`, value[name], depth + 1, found)
  }
}

function isLong(value: unknown): boolean {
  // Characters are counted as Unicode does.
  return typeof value === 'string' && value.length > 1_024 && [...value].length > 1_024
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** What JSON.stringify writes in its place. */
function written(value: unknown): unknown {
  return isObject(value) && typeof value.toJSON === 'function' ? value.toJSON('') : value
}
