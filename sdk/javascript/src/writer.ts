// SPDX-License-Identifier: Apache-2.0
import { attempt } from './attempt.js'
import { callClock } from './clock.js'
import { isOdd, type Encode } from './encoding.js'
import { textOf } from './ids/id.js'
import { inspect } from './inspection.js'
import { sizeOf, undelivered } from './message.js'
import type { Repetition } from './repetition.js'
import type { Undelivered } from './types.js'
import { generateUUID } from './uuid.js'
import type { Warn } from './warnings.js'

const LARGEST = 32_768

export type Members = Record<string, unknown>

/** Fixes a message when its call is made. */
export class Writer {
  private readonly timeNow = callClock()
  private said!: Repetition

  /**
   * @param complete adds to a call what the platform knows
   * @param repetition warns of what was said before
   */
  constructor(
    private readonly warn: Warn,
    private readonly toJson: Encode,
    private readonly complete: (type: string, call: Members) => Members,
    private readonly repetition: (warn: Warn) => Repetition,
  ) {
    this.forget()
  }

  /** The message's id and JSON, or why there is none. It never throws. */
  write(type: string, given: unknown): { id: string; json: string } | Undelivered {
    const id = messageIdOf(given)
    const refused = (code: string, why: string) => undelivered(id, code, why)
    try {
      if (Object(given) !== given) throw new TypeError(`${type} takes one object`)
      const call = this.complete(type, given as Members)
      // What belongs to an attempt or to the batch is not the message's, nor does it write itself.
      const none = undefined
      const timestamp = this.timeOf(call)
      // Members behind a spread would cost more than all the rest; those that are there are set for nothing.
      const message: Members = { type, messageId: id, timestamp, sentAt: none, writeKey: none, toJSON: none, ...call }
      message.type = type
      message.messageId = id
      message.timestamp = timestamp
      message.sentAt = message.writeKey = message.toJSON = none
      const json = this.fix(type, message)
      return json ? { id, json } : refused('MESSAGE_TOO_LARGE', `It is over ${LARGEST} bytes`)
    } catch (e) {
      return refused('NOT_SERIALIZABLE', `It can't be JSON: ${attempt(() => String(e))}`)
    }
  }

  /** Forgets what was said of users. */
  forget(): void {
    this.said = this.repetition(this.warn)
  }

  /** Its JSON; undefined where that is too large. */
  private fix(type: string, message: Members): string | undefined {
    const name = typeof message.event === 'string' ? message.event : type
    const found = (path: string, fault: string) => {
      if (/^(properties|traits)/.test(path)) this.warn(`${name}: ${path} ${fault}`)
    }
    const json = this.toJson(message, (path) => found(path, 'is no finite number: left out'))
    if (sizeOf(json) > LARGEST) return undefined
    const written = JSON.parse(json)
    inspect(written, (path, fault) => found(path, `${fault}: not queryable`))
    if (type === 'identify') this.said(written)
    return json
  }

  private timeOf({ timestamp, originalTimestamp }: Members): unknown {
    const isGiven = (time: unknown) => time && !isOdd(time)
    return isGiven(timestamp) ? timestamp : isGiven(originalTimestamp) ? undefined : this.timeNow()
  }
}

/** The caller's, else a new one. */
export function messageIdOf(call: unknown): string {
  return attempt(() => textOf(Object(call).messageId)) ?? generateUUID()
}
