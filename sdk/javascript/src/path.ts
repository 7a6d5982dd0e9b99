// SPDX-License-Identifier: Apache-2.0
/** The path of a member. Those of an array have the array's. */
export function memberPath(holder: unknown, path: string | undefined, name: string): string {
  if (!path) return name
  return Array.isArray(holder) ? path : `${path}.${name}`
}
