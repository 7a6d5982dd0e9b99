// SPDX-License-Identifier: Apache-2.0
import type { Message } from './message.js'

/** The messages that have no outcome yet, in the order of their calls. */
export class Pending {
  private readonly messages = new Set<Message>()
  private readonly waiters: { order: number; done: () => void }[] = []
  private order = 0
  private cursor: Iterator<Message> | undefined
  private head: Message | undefined

  get count(): number {
    return this.messages.size
  }

  [Symbol.iterator](): IterableIterator<Message> {
    return this.messages.values()
  }

  add(message: Message): void {
    message.order = ++this.order
    this.messages.add(message)
  }

  /** Whether the message was there. */
  remove(message: Message): boolean {
    const was = this.messages.delete(message)
    if (was && this.waiters.length > 0) this.tellWaiters()
    return was
  }

  /** Is fulfilled once everything that is here now has an outcome. */
  settled(): Promise<void> {
    if (this.messages.size === 0) return Promise.resolve()
    return new Promise((done) => this.waiters.push({ order: this.order, done }))
  }

  private tellWaiters(): void {
    const oldest = this.oldest()?.order ?? Infinity
    while (this.waiters.length > 0 && this.waiters[0]!.order < oldest) this.waiters.shift()!.done()
  }

  private oldest(): Message | undefined {
    // The cursor is kept, since a new one would step over all that has gone, each time.
    while (this.messages.size > 0 && !(this.head && this.messages.has(this.head))) {
      this.cursor ??= this.messages.values()
      const step = this.cursor.next()
      this.head = step.value
      if (step.done) this.cursor = undefined
    }
    return this.messages.size > 0 ? this.head : undefined
  }
}
