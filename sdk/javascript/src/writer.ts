// SPDX-License-Identifier: Apache-2.0
import { CallClock } from './clock.js'
import { encode } from './encoding.js'
import { inspect } from './inspection.js'
import { sizeOf, undelivered } from './message.js'
import { isTooDeep } from './nesting.js'
import { Repetition } from './repetition.js'
import type { Undelivered } from './types.js'
import { generateUUID } from './uuid.js'
import type { Warnings } from './warnings.js'

const LARGEST = 32_768

export type Members = Record<string, unknown>

/** Fixes a message when its call is made. */
export class Writer {
  readonly repetition = new Repetition()
  private readonly clock = new CallClock()

  /** @param complete adds to a call what the platform knows */
  constructor(
    private readonly warnings: Warnings,
    private readonly complete: (type: string, call: Members) => Members,
  ) {}

  /** The message's id and JSON, or why there is none. */
  write(type: string, given: unknown): { id: string; json: string } | Undelivered {
    const id = messageIdOf(given)
    const refused = (code: string, why: string) => undelivered(id, code, why)
    if (typeof given !== 'object' || given === null) {
      return refused('NOT_SERIALIZABLE', `${type} takes one object, such as ${type}({ userId: 'ada' })`)
    }
    try {
      const call = this.complete(type, given as Members)
      // What belongs to an attempt or to the batch is not the message's.
      const own = { type, messageId: id, timestamp: this.timeOf(call), sentAt: undefined, writeKey: undefined }
      const json = encode({ ...call, ...own })
      if (sizeOf(json) > LARGEST) return refused('MESSAGE_TOO_LARGE', `The message is over ${LARGEST} bytes`)
      if (isTooDeep(json)) return refused('NOT_SERIALIZABLE', 'The message is nested too deep')
      this.review(type, call)
      return { id, json }
    } catch (e) {
      return refused('NOT_SERIALIZABLE', `The message can't be written as JSON: ${e}`)
    }
  }

  private timeOf({ timestamp, originalTimestamp }: Members): unknown {
    const isGiven = timestamp instanceof Date ? !Number.isNaN(+timestamp) : (timestamp ?? '') !== ''
    if (isGiven) return timestamp
    return originalTimestamp === undefined ? this.clock.next() : undefined
  }

  private review(type: string, { event, userId, anonymousId, properties, traits }: Members): void {
    const found = (path: string, fault: string) => this.warnings.warn(`${event ?? type}: ${path} ${fault}`)
    inspect('properties', properties, found)
    inspect('traits', traits, found)
    if (type === 'identify' && this.repetition.isOne(userId ?? anonymousId, traits)) {
      this.warnings.warn(`identify repeats what was said of the user last: ${Object.keys(traits as Members)}`)
    }
  }
}

/** The caller's, else a new one. */
export function messageIdOf(call: unknown): string {
  const id = String(Object(call).messageId ?? '')
  return id.trim() ? id : generateUUID()
}
