// SPDX-License-Identifier: Apache-2.0
/** What it answers; undefined where it throws. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
