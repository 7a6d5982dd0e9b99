// SPDX-License-Identifier: Apache-2.0
import type { Message } from './message.js'
import type { LocalStore } from './storage.js'
import { generateUUID } from './uuid.js'
import type { Warn } from './warnings.js'

const QUEUE = 'queue:'

/** What other pages left. */
interface Leftover {
  id: string
  json: string
  triedAt: number
}

/**
 * Keeps messages for the next page: a line for each, with when it was first tried. Every writing has a name of its own, so
 * that a page that takes over what it has read can't remove what was written meanwhile.
 */
export interface StoredQueue {
  isThere(): boolean
  /** Replaces what this page has stored. Messages without room in the queue have none here. */
  save(messages: Iterable<Message>): void
  /** What others have stored, and how to discard it; before anything is saved. */
  leftovers(): { left: Leftover[]; discard(): void }
}

export function storedQueue(store: LocalStore, warn: Warn): StoredQueue {
  let latest = ''
  return {
    isThere: () => latest !== '',
    save(messages) {
      const lines = [...messages].filter(({ isInside }) => isInside).map(({ triedAt, json }) => `${triedAt} ${json}`)
      const text = lines.join('\n')
      // At first, for there may be room for one only.
      if (latest) store.remove(latest)
      latest = text && QUEUE + generateUUID()
      if (latest && !store.set(latest, text)) warn('localStorage is full; messages wait in memory')
    },
    leftovers() {
      const names = store.names().filter((name) => name.startsWith(QUEUE))
      const left = names.flatMap((name) => (store.get(name) ?? '').split('\n').flatMap(parse))
      return { left, discard: () => names.forEach(store.remove) }
    },
  }
}

function parse(line: string): Leftover[] {
  const [, triedAt, json = ''] = /^(\d+) (.*)$/.exec(line) ?? []
  try {
    return [{ id: JSON.parse(json).messageId, json, triedAt: Number(triedAt) }]
  } catch {
    return []
  }
}
