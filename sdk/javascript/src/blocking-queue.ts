// SPDX-License-Identifier: Apache-2.0
import { Line } from './line.js'
import type { Message } from './message.js'
import { Queue } from './queue.js'
import type { Outcome } from './types.js'

/** A queue with the policy `block`, too: outside of it others wait for room. */
export class BlockingQueue extends Queue {
  private readonly outside = new Line<Message>()

  override get isDrained(): boolean {
    return this.isEmpty && this.outside.size === 0
  }

  override settle(message: Message, outcome: Outcome): void {
    // None of its bytes were counted.
    if (this.outside.delete(message)) this.bytes += message.size
    super.settle(message, outcome)
    for (let next; (next = this.outside.first) && super.hasRoom(next); this.takeIn(next)) this.outside.delete(next)
  }

  protected override hasRoom(message: Message): boolean {
    return this.outside.size === 0 && super.hasRoom(message)
  }

  protected override refuse(message: Message): void {
    if (this.policy === 'block' && message.size <= this.maxBytes) {
      this.open.add(message)
      this.outside.add(message)
    } else super.refuse(message)
  }
}
