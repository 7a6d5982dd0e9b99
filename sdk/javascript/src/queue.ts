// SPDX-License-Identifier: Apache-2.0
import { Line } from './line.js'
import { undelivered, type Message } from './message.js'
import { Pending } from './pending.js'
import type { Outcome, WhenFull } from './types.js'

const BATCH_BYTES = 450_000
const BATCH_MESSAGES = 1_000

/** The messages without an outcome: those that wait, those under way, and those whose callers wait for room. */
export class Queue {
  readonly pending = new Pending()
  /** Of all that is inside: waiting or under way. */
  bytes = 0
  private readonly waiting = new Line<Message>()
  private readonly outside = new Line<Message>()
  private waitingBytes = 0

  constructor(
    private readonly maxBytes: number,
    private readonly whenFull: WhenFull,
  ) {}

  get isEmpty(): boolean {
    return this.waiting.length === 0
  }

  get hasFullBatch(): boolean {
    return this.waiting.length >= BATCH_MESSAGES || this.waitingBytes + this.waiting.length >= BATCH_BYTES
  }

  /** Takes a message in, or settles it. */
  offer(message: Message): void {
    this.pending.add(message)
    if (this.whenFull === 'dropOldest') this.makeRoom(message.size)
    if (this.hasRoom(message) && this.outside.length === 0) this.takeIn(message)
    else if (this.whenFull === 'block' && message.size <= this.maxBytes) this.outside.push(message)
    else this.refuse(message)
  }

  /** The next messages that wait; from now on they are under way. */
  take(maxBytes = BATCH_BYTES): Message[] {
    const batch: Message[] = []
    let bytes = 0
    while (this.waiting.first && batch.length < BATCH_MESSAGES) {
      // Each has a comma in the body.
      bytes += this.waiting.first.size + 1
      if (bytes > maxBytes) break
      batch.push(this.next())
    }
    return batch
  }

  settle(message: Message, outcome: Outcome): void {
    if (!this.pending.remove(message)) return
    if (message.isInside) this.bytes -= message.size
    message.settle(outcome)
    while (this.outside.first && this.hasRoom(this.outside.first)) this.takeIn(this.outside.shift()!)
  }

  /** Settles whatever is there. */
  clear(code: string, sentence: string): void {
    this.waiting.clear()
    this.outside.clear()
    this.waitingBytes = 0
    for (const message of this.pending) this.settle(message, undelivered(message.id, code, sentence))
  }

  private takeIn(message: Message): void {
    message.isInside = true
    this.bytes += message.size
    this.waitingBytes += message.size
    this.waiting.push(message)
  }

  private next(): Message {
    const message = this.waiting.shift()!
    this.waitingBytes -= message.size
    return message
  }

  private hasRoom(message: Message): boolean {
    return this.bytes + message.size <= this.maxBytes
  }

  private makeRoom(size: number): void {
    // In vain where those under way leave too little.
    if (this.bytes - this.waitingBytes + size > this.maxBytes) return
    while (this.bytes + size > this.maxBytes) this.refuse(this.next())
  }

  private refuse(message: Message): void {
    const code = this.whenFull === 'dropOldest' ? 'DROPPED' : 'QUEUE_FULL'
    this.settle(message, undelivered(message.id, code, `More than ${this.maxBytes} bytes are waiting (maxQueueBytes)`))
  }
}
