// SPDX-License-Identifier: Apache-2.0
/** localStorage under a prefix; memory where it is absent, full or forbidden. */
export class LocalStore {
  private readonly memory = new Map<string, string>()

  constructor(private readonly prefix: string) {}

  get(name: string): string | undefined {
    // What is in memory could not be stored, so it is newer.
    return this.memory.get(name) ?? this.attempt((local) => local.getItem(this.prefix + name)) ?? undefined
  }

  /** Whether it will still be there on the next page. */
  set(name: string, value: string): boolean {
    this.memory.set(name, value)
    const isStored = this.attempt((local) => (local.setItem(this.prefix + name, value), true)) ?? false
    if (isStored) this.memory.delete(name)
    return isStored
  }

  remove(name: string): void {
    this.memory.delete(name)
    this.attempt((local) => local.removeItem(this.prefix + name))
  }

  /** The names of what is in localStorage. */
  names(): string[] {
    const keys = this.attempt((local) => Array.from({ length: local.length }, (_, i) => local.key(i) ?? '')) ?? []
    return keys.filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length))
  }

  private attempt<T>(use: (local: Storage) => T): T | undefined {
    try {
      // Where it is forbidden, even to look at it throws.
      return use(globalThis.localStorage)
    } catch {
      return undefined
    }
  }
}
