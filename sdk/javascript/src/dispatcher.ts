// SPDX-License-Identifier: Apache-2.0
import type { Answer } from './answer.js'
import { timeNow } from './clock.js'
import { undelivered, type Message } from './message.js'
import { after, pauses } from './pause.js'
import type { Queue } from './queue.js'
import type { Sender } from './sender.js'
import type { Settings } from './settings.js'

/** What others want to know of the dispatcher. */
export interface Watcher {
  failed(reason: string): void
  /** An attempt begins or has ended, or something waits. */
  changed(isFailing: boolean): void
}

/** How often it is seen in a pause whether something is to be given up. */
const MEANWHILE = 1_000
/** What seems tried later than now was tried before the clock was set back: nobody knows when. Clocks differ a little. */
const MOST_AHEAD = 3_600_000

type Timer = ReturnType<typeof setTimeout> | undefined

/** Decides what is sent when: batches, how many at once, and what comes after a failure. */
export class Dispatcher {
  /** Tried batches, which are tried again as they are. */
  private retries: Message[][] = []
  private readonly pause = pauses()
  private underWay = 0
  /** A round ends with a failure. */
  private round = 0
  private underWayInRound = 0
  private isDue = false
  private isStopped = false
  private dueTimer: Timer
  private wakeTimer: Timer

  constructor(
    private readonly settings: Settings,
    private readonly atOnce: number,
    private readonly queue: Queue,
    private readonly sender: Sender,
    private readonly watcher: Watcher,
  ) {}

  /** A message has come. */
  arrived(): void {
    if (this.queue.hasFullBatch && this.maySend()) this.pump()
    else this.awaitOthers()
  }

  /** Sends what is waiting as soon as that may be. */
  flush(): void {
    this.isDue = true
    this.pump()
    if (this.pause.isFailing()) this.watcher.changed(true)
  }

  /** The network is back, or so it is said. */
  hurry(): void {
    this.pause.cutShort()
    this.flush()
  }

  /** Sends so many bytes of what is waiting beside what is under way: the page may be gone in a moment. */
  sendLast(maxBytes: number): void {
    if (this.pause.isFailing()) return
    this.attempt(this.queue.take(maxBytes), true)
  }

  stop(): void {
    this.isStopped = true
    this.stopAwaiting()
    clearTimeout(this.wakeTimer)
    this.sender.abort()
  }

  private pump(): void {
    while (this.maySend() && this.isReady()) this.attempt(this.retries.shift() ?? this.queue.take(), false)
    if (this.queue.isDrained) this.stopAwaiting()
    else if (!this.isDue) this.awaitOthers()
    this.awaitEndOfPause()
  }

  private maySend(): boolean {
    if (this.isStopped || this.underWay >= this.atOnce) return false
    // The first try after a failure is a single one.
    return !this.pause.isFailing() || (this.underWayInRound === 0 && this.pause.left() === 0)
  }

  /** Whether something is to be sent as soon as that may be. */
  private isReady(): boolean {
    return this.retries.length > 0 || this.queue.hasFullBatch || (this.isDue && !this.queue.isEmpty)
  }

  private attempt(messages: Message[], isLast: boolean): void {
    const batch = this.unexpired(messages)
    if (batch.length > 0) void this.send(batch, isLast)
  }

  private async send(batch: Message[], isLast: boolean): Promise<void> {
    const round = this.round
    const isFirst = batch[0]!.triedAt === 0
    for (const message of batch) message.triedAt ||= timeNow()
    this.underWay++
    this.underWayInRound++
    this.watcher.changed(false)
    const answer = await this.sender.send(batch, { isFirst, isLast })
    this.underWay--
    if (round === this.round) this.underWayInRound--
    if (this.isStopped) return
    this.ended(batch, answer, round === this.round)
    this.watcher.changed(!answer.outcomes)
    this.pump()
  }

  private ended(batch: Message[], answer: Answer, isOfRound: boolean): void {
    const { outcomes, failure = '', retryAfter = 0 } = answer
    if (outcomes) {
      if (isOfRound) this.pause.succeeded()
      batch.forEach((message, i) => this.queue.settle(message, outcomes[i]!))
      return
    }
    if (isOfRound) {
      this.round++
      this.underWayInRound = 0
    }
    this.pause.failed(retryAfter, isOfRound)
    this.retries.push(batch)
    this.watcher.failed(failure)
  }

  /** Those that may still be tried; the others are given up. */
  private unexpired(batch: Message[]): Message[] {
    return batch.filter((message) => {
      const since = timeNow() - message.triedAt
      if (!message.triedAt || (since < this.settings.giveUpAfter && since > -MOST_AHEAD)) return true
      this.queue.settle(message, undelivered(message.id, 'EXPIRED', 'giveUpAfter is over'))
      return false
    })
  }

  private awaitOthers(): void {
    if (this.isStopped) return
    this.dueTimer ??= after(this.settings.flushInterval, () => {
      this.dueTimer = undefined
      this.flush()
    })
  }

  private stopAwaiting(): void {
    this.isDue = false
    clearTimeout(this.dueTimer)
    this.dueTimer = undefined
  }

  /** A timer keeps a process alive, so there is one only where something waits. */
  private awaitEndOfPause(): void {
    clearTimeout(this.wakeTimer)
    const left = this.pause.left()
    // The pause may have ended since it was last looked at: then something to send is still here.
    const isOver = left === 0 && !(this.maySend() && this.isReady())
    if (isOver || this.isStopped || this.queue.open.size === 0) return
    this.wakeTimer = after(Math.min(left, MEANWHILE), () => {
      this.unexpired(this.queue.tried())
      this.retries = this.retries.map((batch) => this.unexpired(batch)).filter((batch) => batch.length > 0)
      this.pump()
    })
  }
}
