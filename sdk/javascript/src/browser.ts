// SPDX-License-Identifier: Apache-2.0
import { attempt } from './attempt.js'
import { browserTransport, type BrowserTransport } from './browser-transport.js'
import { Client } from './client.js'
import { encode } from './encoding.js'
import { Visitor } from './ids/visitor.js'
import { pageContext } from './page-context.js'
import { Queue } from './queue.js'
import { repetitionOfLast } from './repetition.js'
import { localStore } from './storage.js'
import { storedQueue, type StoredQueue } from './stored-queue.js'
import type { ClosingReport, Options } from './types.js'
import { watchPage, type Watch } from './unload.js'
import type { Members } from './writer.js'

export * from './exports.js'

/** Nothing throws it in a page. It is there for programs that are made for servers, too. */
export const AppizerError = Error

const PLATFORM = {
  defaults: { flushInterval: 500, maxQueueBytes: 1_048_576, whenFull: 'dropOldest' as const },
  policies: ['fail', 'dropOldest'],
  atOnce: 1,
  queue: Queue,
  toJson: encode,
  repetition: repetitionOfLast,
  transport: browserTransport,
}

/**
 * Sends from a page, for the one visitor that it has. What has no outcome when the page goes is sent from the next one.
 *
 * @example
 * const appizer = new Appizer({ writeKey: 'dev-browser-key', host: 'https://events.example.com' })
 * appizer.track({ event: 'pricing_page_viewed' })
 */
export class Appizer extends Client {
  private readonly visitor: Visitor
  private readonly stored: StoredQueue
  /** @internal */
  protected declare readonly transport: BrowserTransport
  private readonly watch: Watch
  private isLate = false

  /** @throws TypeError where an option can't be meant */
  constructor(options: Options) {
    super(options, PLATFORM)
    const store = localStore(`appizer:${this.settings.writeKey}:`)
    this.visitor = new Visitor(store)
    this.stored = storedQueue(store, this.queue.open, this.warn)
    this.adopt()
    this.watch = watchPage({ hidden: () => this.hidden(), back: () => this.dispatcher.hurry() })
  }

  override get anonymousId(): string {
    return this.visitor.anonymousId
  }

  override get userId(): string | undefined {
    return this.visitor.userId
  }

  /** @throws Error always: questions need the admin key, which has no place in a page. */
  get analytics(): never {
    throw new Error('Appizer: an adminKey has no place in a page')
  }

  override reset(): void {
    super.reset()
    this.visitor.reset()
  }

  override async close(timeout?: number): Promise<ClosingReport> {
    const report = await super.close(timeout)
    this.watch.end()
    this.stored.save()
    return report
  }

  /** @internal */
  protected override complete(type: string, call: Members): Members {
    const context = { ...pageContext(), ...Object(call.context) }
    return { ...this.visitor.attach(type, call), context }
  }

  /** @internal */
  protected override changed(isFailing: boolean): void {
    // What is stored says what has been tried when, and must not outlive an outcome.
    if (isFailing || this.stored.isThere()) this.stored.save()
  }

  /** @internal */
  protected override called(): void {
    this.visitor.keep?.()
    if (this.isLate || !this.watch.isGoing()) return
    this.isLate = true
    // Once for all calls that are made in a row.
    queueMicrotask(() => this.hidden())
  }

  private hidden(): void {
    this.isLate = false
    this.dispatcher.sendLast(this.transport.room())
    this.stored.save()
  }

  /** Takes over what other pages have left. */
  private adopt(): void {
    const { left, discard } = this.stored.leftovers()
    for (const [json, triedAt] of left) {
      const id = attempt(() => JSON.parse(json).messageId)
      if (id) this.queue.offer(this.message(id, json, undefined, triedAt))
    }
    this.stored.save()
    discard()
    if (!this.queue.isEmpty) this.dispatcher.arrived()
  }
}
