// SPDX-License-Identifier: Apache-2.0
import type { Encode } from './encoding.js'
import type { Queue } from './queue.js'
import type { Repetition } from './repetition.js'
import type { Defaults, Settings } from './settings.js'
import type { Transport } from './transport.js'
import type { Warn } from './warnings.js'

/** What servers and browsers do differently. */
export interface Platform {
  defaults: Defaults
  /** What `whenFull` may be. */
  policies: unknown[]
  /** How many attempts may be under way at once. */
  atOnce: number
  queue: typeof Queue
  toJson: Encode
  repetition: (warn: Warn) => Repetition
  transport(settings: Settings): Transport
}
