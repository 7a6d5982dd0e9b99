// SPDX-License-Identifier: Apache-2.0
import type { LocalStore } from '../storage.js'
import { generateUUID } from '../uuid.js'
import type { Members } from '../writer.js'
import { isReal, textOf } from './id.js'

const ANONYMOUS_ID = 'anonymousId'
const USER_ID = 'userId'

/** Who this browser's visitor is. Read anew each time: another tab may know more. */
export class Visitor {
  /** Keeps the user whom the latest call has named; once the call is a message. */
  keep: (() => void) | undefined

  constructor(private readonly store: LocalStore) {}

  get anonymousId(): string {
    return this.store.get(ANONYMOUS_ID) ?? this.renew()
  }

  get userId(): string | undefined {
    return this.store.get(USER_ID)
  }

  reset(): void {
    this.store.remove(USER_ID)
    this.renew()
  }

  /** The call with the ids that are the visitor's. */
  attach(type: string, call: Members): Members {
    this.keep = undefined
    const userId = textOf(call.userId)
    const isNamed = userId ?? textOf(call.anonymousId)
    if (type === 'alias') return { ...call, userId: userId ?? this.userId, previousId: textOf(call.previousId) ?? this.anonymousId }
    if (type === 'identify' && userId) return this.claim(call, userId)
    return isNamed ? call : { ...call, userId: this.userId, anonymousId: this.anonymousId }
  }

  /** With both ids an `identify` joins what the visitor did before with the user. */
  private claim(call: Members, userId: string): Members {
    let { anonymousId } = this
    if (isReal(userId) && this.userId !== userId) {
      // Two people at one device must not become one.
      if (this.userId) anonymousId = generateUUID()
      this.keep = () => {
        this.store.set(USER_ID, userId)
        this.renew(anonymousId)
      }
    }
    return { ...call, anonymousId: textOf(call.anonymousId) ?? anonymousId }
  }

  private renew(id = generateUUID()): string {
    this.store.set(ANONYMOUS_ID, id)
    return id
  }
}
