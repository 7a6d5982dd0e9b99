// SPDX-License-Identifier: Apache-2.0
import { attempt } from './attempt.js'

/** localStorage under a prefix; memory where it is absent, full or forbidden (then even to look at it throws). */
export interface LocalStore {
  get(name: string): string | undefined
  /** Whether it will still be there on the next page. */
  set(name: string, value: string): boolean
  remove(name: string): void
  /** The names of what is in localStorage. */
  names(): string[]
}

export function localStore(prefix: string): LocalStore {
  const memory = new Map<string, string>()
  const drop = (name: string) => attempt(() => localStorage.removeItem(prefix + name))
  return {
    // What is in memory could not be stored, so it is newer.
    get: (name) => memory.get(name) ?? attempt(() => localStorage.getItem(prefix + name)) ?? undefined,
    set(name, value) {
      memory.set(name, value)
      const isStored = attempt(() => (localStorage.setItem(prefix + name, value), memory.delete(name)))
      // The next page must not take the value before for the latest.
      if (!isStored) drop(name)
      return !!isStored
    },
    remove(name) {
      memory.delete(name)
      drop(name)
    },
    names() {
      const keys = attempt(() => Object.keys(localStorage)) ?? []
      return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
    },
  }
}
