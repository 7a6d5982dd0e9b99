// SPDX-License-Identifier: Apache-2.0
import { callClock } from './clock.js'
import { encode } from './encoding.js'
import { textOf } from './ids/id.js'
import { inspect } from './inspection.js'
import { sizeOf, undelivered } from './message.js'
import { repetition } from './repetition.js'
import type { Undelivered } from './types.js'
import { generateUUID } from './uuid.js'
import type { Warn } from './warnings.js'

const LARGEST = 32_768

export type Members = Record<string, unknown>

/** Fixes a message when its call is made. */
export class Writer {
  private readonly timeNow = callClock()
  private repeats = repetition()

  /** @param complete adds to a call what the platform knows */
  constructor(
    private readonly warn: Warn,
    private readonly complete: (type: string, call: Members) => Members,
  ) {}

  /** The message's id and JSON, or why there is none. */
  write(type: string, given: unknown): { id: string; json: string } | Undelivered {
    const id = messageIdOf(given)
    const refused = (code: string, why: string) => undelivered(id, code, why)
    if (Object(given) !== given) {
      return refused('NOT_SERIALIZABLE', `${type} takes one object`)
    }
    try {
      const call = this.complete(type, given as Members)
      // What belongs to an attempt or to the batch is not the message's.
      const timestamp = this.timeOf(call)
      // Members behind a spread would cost more than all the rest; those that are there are set for nothing.
      const message: Members = { type, messageId: id, timestamp, ...call }
      message.type = type
      message.messageId = id
      message.timestamp = timestamp
      if (call.sentAt || call.writeKey) message.sentAt = message.writeKey = undefined
      const json = encode(message)!
      if (sizeOf(json) > LARGEST) return refused('MESSAGE_TOO_LARGE', `It is over ${LARGEST} bytes`)
      this.review(type, call)
      return { id, json }
    } catch (e) {
      return refused('NOT_SERIALIZABLE', `It can't be written as JSON: ${e}`)
    }
  }

  /** Forgets what was said of users. */
  forget(): void {
    this.repeats = repetition()
  }

  private timeOf({ timestamp, originalTimestamp }: Members): unknown {
    return timestamp || (originalTimestamp ? undefined : this.timeNow())
  }

  private review(type: string, call: Members): void {
    const { event, userId, anonymousId, traits } = call
    inspect(call, (path, fault) => this.warn(`${event ?? type}: ${path} ${fault}`))
    if (type === 'identify' && this.repeats(userId ?? anonymousId, Object(traits))) {
      this.warn(`identify repeats ${Object.keys(Object(traits))}`)
    }
  }
}

/** The caller's, else a new one. */
export function messageIdOf(call: unknown): string {
  return textOf(Object(call).messageId) ?? generateUUID()
}
