// SPDX-License-Identifier: Apache-2.0
/** localStorage under a prefix; memory where it is absent, full or forbidden. */
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
  return {
    // What is in memory could not be stored, so it is newer.
    get: (name) => memory.get(name) ?? attempt((local) => local.getItem(prefix + name)) ?? undefined,
    set(name, value) {
      memory.set(name, value)
      return !!attempt((local) => (local.setItem(prefix + name, value), memory.delete(name)))
    },
    remove(name) {
      memory.delete(name)
      attempt((local) => local.removeItem(prefix + name))
    },
    names() {
      const keys = attempt((local) => Object.keys(local)) ?? []
      return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
    },
  }
}

function attempt<T>(use: (local: Storage) => T): T | undefined {
  try {
    // Where it is forbidden, even to look at it throws.
    return use(globalThis.localStorage)
  } catch {
    return undefined
  }
}
