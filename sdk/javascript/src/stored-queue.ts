// SPDX-License-Identifier: Apache-2.0
import type { Message } from './message.js'
import type { LocalStore } from './storage.js'
import { generateUUID } from './uuid.js'
import type { Warnings } from './warnings.js'

const QUEUE = 'queue:'

/** What pages before this one left, and how to take it out of the storage. */
interface Left {
  messages: { id: string; json: string; triedAt: number }[]
  remove(): void
}

/**
 * Keeps messages for the next page: a line for each, with when it was first tried. Every writing has a name of its own, so
 * that a page that takes over what it has read can't remove what was written meanwhile.
 */
export class StoredQueue {
  private readonly prefix = `${QUEUE}${generateUUID()}:`
  private writings = 0
  private current: string | undefined

  constructor(
    private readonly store: LocalStore,
    private readonly maxBytes: number,
    private readonly warnings: Warnings,
  ) {}

  get isThere(): boolean {
    return this.current !== undefined
  }

  /** Replaces what this page has stored. */
  save(messages: Iterable<Message>): void {
    const previous = this.current
    const lines = this.newest([...messages])
    this.current = lines.length > 0 ? `${this.prefix}${++this.writings}` : undefined
    if (this.current && !this.write(this.current, lines, previous)) return
    if (previous) this.store.remove(previous)
  }

  left(): Left {
    const names = this.store.names().filter((name) => name.startsWith(QUEUE) && !name.startsWith(this.prefix))
    return {
      messages: names.flatMap((name) => (this.store.get(name) ?? '').split('\n').flatMap(parse)),
      remove: () => names.forEach((name) => this.store.remove(name)),
    }
  }

  private write(name: string, lines: string[], previous: string | undefined): boolean {
    const text = lines.join('\n')
    if (this.store.set(name, text)) return true
    // There may be room for one of the two.
    if (previous) this.store.remove(previous)
    if (this.store.set(name, text)) return true
    this.store.remove(name)
    this.current = undefined
    this.warnings.warn('localStorage takes no more, so what waits is lost with the page')
    return false
  }

  private newest(messages: Message[]): string[] {
    let bytes = 0
    const lines: string[] = []
    for (const { size, triedAt, json } of messages.reverse()) {
      bytes += size
      if (bytes <= this.maxBytes) lines.push(`${triedAt} ${json}`)
    }
    if (bytes > this.maxBytes) this.warnings.warn('more is waiting than maxQueueBytes, so the oldest is lost with the page')
    return lines.reverse()
  }
}

function parse(line: string): Left['messages'] {
  const [, triedAt, json] = /^(\d+) (\{.*\})$/.exec(line) ?? []
  try {
    return json ? [{ id: JSON.parse(json).messageId, json, triedAt: Number(triedAt) }] : []
  } catch {
    return []
  }
}
