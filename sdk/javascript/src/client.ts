// SPDX-License-Identifier: Apache-2.0
import { Dispatcher } from './dispatcher.js'
import { sizeOf, undelivered, type Message } from './message.js'
import { after } from './pause.js'
import type { Platform } from './platform.js'
import type { Queue } from './queue.js'
import { senderBy } from './sender.js'
import { settingsOf, type Settings } from './settings.js'
import type { Transport } from './transport.js'
import type {
  AliasCall, ClosingReport, GroupCall, IdentifyCall, Options, Outcome, PageCall, Stats, TrackCall, Undelivered,
} from './types.js'
import { guarded, warnOnce, type Warn } from './warnings.js'
import { messageIdOf, Writer, type Members } from './writer.js'

/**
 * Sends to one gateway, with one key. The calls never throw and never reject: they answer a promise of their message's
 * outcome, which may be left alone.
 */
export abstract class Client {
  /** @internal */
  protected readonly settings: Settings
  /** @internal */
  protected readonly warn: Warn
  /** @internal */
  protected readonly queue: Queue
  /** @internal */
  protected readonly dispatcher: Dispatcher
  /** @internal */
  protected readonly transport: Transport
  private readonly writer: Writer
  private readonly counts = { accepted: 0, undelivered: 0 }
  private untold: Undelivered[] = []
  private closing: Promise<ClosingReport> | undefined
  private readonly report: ClosingReport = { delivered: 0, undelivered: [] }

  /** @internal */
  protected constructor(options: Options, platform: Platform) {
    const settings = (this.settings = settingsOf(options, platform.defaults, platform.policies))
    const warn = (this.warn = warnOnce(settings.onWarning))
    this.writer = new Writer(warn, platform.toJson, (type, call) => this.complete(type, call), platform.repetition)
    this.queue = new platform.queue(settings.maxQueueBytes, settings.whenFull)
    this.transport = platform.transport(settings)
    const sender = senderBy(this.transport, settings.requestTimeout)
    const failed = (reason: string) => warn(`${settings.host} ${reason}; messages wait`)
    this.dispatcher = new Dispatcher(settings, platform.atOnce, this.queue, sender, {
      failed,
      changed: (isFailing) => this.changed(isFailing),
    })
  }

  /** The visitor's id, in a browser; undefined on a server. */
  abstract get anonymousId(): string | undefined

  /** The user's id, in a browser after an `identify`; undefined on a server. */
  abstract get userId(): string | undefined

  /** Records an event. */
  track(call: TrackCall): Promise<Outcome> {
    return this.call('track', call)
  }

  /** Sets traits of a user; with both ids it also claims the anonymous one for the user. */
  identify(call: IdentifyCall): Promise<Outcome> {
    return this.call('identify', call)
  }

  /** Joins two ids into one person. */
  alias(call: AliasCall): Promise<Outcome> {
    return this.call('alias', call)
  }

  /** Records that a page was seen. */
  page(call: PageCall = {}): Promise<Outcome> {
    return this.call('page', call)
  }

  /** Records that a screen was seen. */
  screen(call: PageCall = {}): Promise<Outcome> {
    return this.call('screen', call)
  }

  /** Records that the user belongs to a group. */
  group(call: GroupCall): Promise<Outcome> {
    return this.call('group', call)
  }

  /** Sends what is waiting. Fulfilled once everything that was called before has an outcome. */
  flush(): Promise<void> {
    this.dispatcher.flush()
    return this.queue.settled()
  }

  /**
   * Sends what is waiting, for at most the timeout, and ends the client. What has no outcome then is `NOT_DELIVERED`;
   * later calls are `CLOSED`.
   *
   * @param timeout in milliseconds
   */
  close(timeout = 10_000): Promise<ClosingReport> {
    return (this.closing ??= this.end(timeout))
  }

  /** Forgets who the user is. In a browser a new visitor begins. */
  reset(): void {
    this.writer.forget()
  }

  /** Counts since the client was made. */
  stats(): Stats {
    return { ...this.counts, pending: this.queue.open.size, pendingBytes: this.queue.bytes }
  }

  /** @internal Adds to a call what the platform knows. */
  protected abstract complete(type: string, call: Members): Members

  /** @internal An attempt begins or has ended, or something waits. */
  protected abstract changed(isFailing: boolean): void

  /** @internal A call was made that is a message now. */
  protected abstract called(): void

  /** @internal A message of which the caller, if there still is one, learns by the function. */
  protected message(id: string, json: string, resolve?: (outcome: Outcome) => void, triedAt = 0): Message {
    const settle = (outcome: Outcome) => {
      if (this.closing) outcome.ok ? this.report.delivered++ : this.report.undelivered.push(outcome)
      this.tell(outcome)
      resolve?.(outcome)
    }
    return { id, json, size: sizeOf(json), settle, triedAt, order: 0 }
  }

  private call(type: string, call: unknown): Promise<Outcome> {
    return new Promise((resolve) => {
      const written = this.closing ? undelivered(messageIdOf(call), 'CLOSED', 'The client is closed') : this.writer.write(type, call)
      if ('ok' in written) {
        this.tell(written)
        return resolve(written)
      }
      this.queue.offer(this.message(written.id, written.json, resolve))
      this.dispatcher.arrived()
      this.called()
    })
  }

  private tell(outcome: Outcome): void {
    this.counts[outcome.ok ? 'accepted' : 'undelivered']++
    if (outcome.ok) return
    // What was not delivered may be said again.
    this.writer.forget()
    if (!this.settings.onUndelivered) this.warn(`not delivered: ${outcome.code} ${outcome.field ?? ''}`)
    // Later, since a call in it may fail at once, too: between the two others have to get on.
    else if (this.untold.push(outcome) === 1) setTimeout(() => this.tellAll())
  }

  private tellAll(): void {
    for (const outcome of this.untold.splice(0)) void guarded(() => this.settings.onUndelivered!(outcome))
  }

  private async end(timeout: number): Promise<ClosingReport> {
    let timer
    const isOver = new Promise<void>((over) => (timer = after(timeout, over)))
    await Promise.race([this.flush(), isOver])
    clearTimeout(timer)
    this.dispatcher.stop()
    this.queue.clear('NOT_DELIVERED', 'The client is closed')
    this.tellAll()
    return this.report
  }
}
