// SPDX-License-Identifier: Apache-2.0
import type { Message } from './message.js'
import type { LocalStore } from './storage.js'
import { generateUUID } from './uuid.js'
import type { Warn } from './warnings.js'

const QUEUE = 'queue:'

/**
 * Keeps messages for the next page: a line for each, with when it was first tried. Every writing has a name of its own, so
 * that a page that takes over what it has read can't remove what was written meanwhile.
 */
export interface StoredQueue {
  isThere(): boolean
  /** Replaces what this page has stored. */
  save(): void
  /** What others have stored, by its JSON, with when it was first tried; and how to discard it; before anything is saved. */
  leftovers(): { left: Map<string, number>; discard(): void }
}

export function storedQueue(store: LocalStore, messages: Iterable<Message>, warn: Warn): StoredQueue {
  let latest = ''
  return {
    isThere: () => !!latest,
    save() {
      const text = Array.from(messages, ({ triedAt, json }) => `${triedAt} ${json}`).join('\n')
      // At first, for there may be room for one only.
      if (latest) store.remove(latest)
      latest = text && QUEUE + generateUUID()
      if (latest && !store.set(latest, text)) warn('localStorage is full; messages wait in memory')
    },
    leftovers() {
      const names = store.names().filter((name) => name.startsWith(QUEUE))
      const left = new Map<string, number>()
      for (const line of names.flatMap((name) => (store.get(name) ?? '').split('\n'))) {
        const [, time, json = ''] = /^([\d.]+) (.*)$/s.exec(line) ?? []
        const triedAt = Number(time)
        const known = left.get(json) || triedAt
        // Several pages may have stored the same, and one has tried it first.
        if (json) left.set(json, Math.min(known, triedAt || known))
      }
      return { left, discard: () => names.forEach(store.remove) }
    },
  }
}
