// SPDX-License-Identifier: Apache-2.0
import { Line } from './line.js'
import { undelivered, type Message } from './message.js'
import type { Outcome, WhenFull } from './types.js'

const BATCH_BYTES = 450_000
const BATCH_MESSAGES = 1_000

/** The messages without an outcome: those that wait, and those under way. */
export class Queue {
  /** All of them, in the order of their calls. */
  readonly open = new Line<Message>()
  /** Of all that is inside: waiting or under way. */
  bytes = 0
  private readonly waiting = new Line<Message>()
  private readonly flushes: { order: number; done: () => void }[] = []
  private waitingBytes = 0
  private order = 0

  constructor(
    protected readonly maxBytes: number,
    protected readonly policy: WhenFull,
  ) {}

  get isEmpty(): boolean {
    return this.waiting.size === 0
  }

  /** Whether all that was called is under way. */
  get isDrained(): boolean {
    return this.isEmpty
  }

  get hasFullBatch(): boolean {
    return this.waiting.size >= BATCH_MESSAGES || this.waitingBytes + this.waiting.size >= BATCH_BYTES
  }

  /** Takes a message in, or settles it. */
  offer(message: Message): void {
    message.order = ++this.order
    if (this.policy === 'dropOldest') this.makeRoom(message.size)
    if (this.hasRoom(message)) this.takeIn(message)
    else this.refuse(message)
  }

  /** The next messages that wait; from now on they are under way. */
  take(maxBytes = BATCH_BYTES): Message[] {
    const batch: Message[] = []
    // Each has a comma in the body.
    for (let next; (next = this.waiting.first) && batch.length < BATCH_MESSAGES; batch.push(this.leave(next))) {
      if ((maxBytes -= next.size + 1) < 0) break
    }
    return batch
  }

  /** Those that wait, but were tried before. */
  tried(): Message[] {
    return [...this.waiting].filter(({ triedAt }) => triedAt)
  }

  settle(message: Message, outcome: Outcome): void {
    if (this.open.delete(message)) this.bytes -= message.size
    this.leave(message)
    message.settle(outcome)
    const oldest = this.open.first?.order ?? Infinity
    while (this.flushes[0] && this.flushes[0].order < oldest) this.flushes.shift()!.done()
  }

  /** Is fulfilled once everything that is here now has an outcome. */
  settled(): Promise<void> {
    return new Promise((done) => (this.open.size > 0 ? this.flushes.push({ order: this.order, done }) : done()))
  }

  /** Settles whatever is there. */
  clear(code: string, sentence: string): void {
    for (const message of [...this.open].reverse()) this.settle(message, undelivered(message.id, code, sentence))
  }

  protected takeIn(message: Message): void {
    this.open.add(message)
    this.bytes += message.size
    this.waitingBytes += message.size
    this.waiting.add(message)
  }

  private leave(message: Message): Message {
    if (this.waiting.delete(message)) this.waitingBytes -= message.size
    return message
  }

  protected hasRoom(message: Message): boolean {
    return this.bytes + message.size <= this.maxBytes
  }

  private makeRoom(size: number): void {
    // In vain where those under way leave too little.
    if (this.bytes - this.waitingBytes + size > this.maxBytes) return
    while (this.bytes + size > this.maxBytes) this.refuse(this.waiting.first!)
  }

  protected refuse(message: Message): void {
    const code = this.policy === 'dropOldest' ? 'DROPPED' : 'QUEUE_FULL'
    this.settle(message, undelivered(message.id, code, `maxQueueBytes (${this.maxBytes}) are waiting`))
  }
}
