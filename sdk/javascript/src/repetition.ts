// SPDX-License-Identifier: Apache-2.0
const MOST = 1_000

/** Remembers what was last said of users, trait by trait, as far as it is small and lately said. */
export class Repetition {
  private readonly said = new Map<string, string>()

  /** Whether an `identify` tells nothing new of the user; from now on it is what was said last. */
  isOne(id: unknown, traits: unknown): boolean {
    const entries = Object.entries(traits ?? {})
    // No short circuit: every trait has to be remembered.
    return entries.filter(([name, value]) => !this.isKnown(`${id} ${name}`, JSON.stringify(value, text))).length === 0
      && entries.length > 0
  }

  forget(): void {
    this.said.clear()
  }

  private isKnown(trait: string, value = ''): boolean {
    const known = this.said.get(trait) === value
    this.said.delete(trait)
    if (value.length <= 1_024) this.said.set(trait, value)
    if (this.said.size > MOST) this.said.delete(this.said.keys().next().value!)
    return known
  }
}

function text(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
