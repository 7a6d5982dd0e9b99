// SPDX-License-Identifier: Apache-2.0
import { Analytics } from './analytics.js'
import { BlockingQueue } from './blocking-queue.js'
import { Client } from './client.js'
import { encodeExactly } from './exact-encoding.js'
import { repetition } from './repetition.js'
import { serverTransport } from './server-transport.js'
import type { Options } from './types.js'
import type { Members } from './writer.js'

export * from './exports.js'
export { AppizerError } from './error.js'
export type { FunnelAnswer, Question, RetentionAnswer, TrendAnswer } from './analytics.js'
export type { Analytics }

const PLATFORM = {
  defaults: { flushInterval: 200, maxQueueBytes: 32 * 1_048_576, whenFull: 'fail' as const },
  policies: ['fail', 'dropOldest', 'block'],
  atOnce: 4,
  queue: BlockingQueue,
  toJson: encodeExactly,
  repetition,
  transport: serverTransport,
}

/**
 * Sends from a server. A process does not end by itself while a message has no outcome; nothing else keeps it alive.
 *
 * @example
 * const appizer = new Appizer({ writeKey: 'dev-write-key' })
 * appizer.track({ event: 'order_shipped', userId: 'ada', properties: { parcels: 2 } })
 */
export class Appizer extends Client {
  /** Questions about events. They need `adminKey`. */
  readonly analytics: Analytics
  /** A server's client is nobody's. */
  readonly anonymousId: string | undefined
  /** A server's client is nobody's. */
  readonly userId: string | undefined

  /** @throws TypeError where an option can't be meant */
  constructor(options: Options) {
    super(options, PLATFORM)
    this.analytics = new Analytics(this.settings)
  }

  /** @internal */
  protected override complete(_type: string, call: Members): Members {
    return call
  }

  /** @internal */
  protected override changed(): void {}

  /** @internal */
  protected override called(): void {}
}
