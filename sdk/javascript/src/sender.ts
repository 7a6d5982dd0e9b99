// SPDX-License-Identifier: Apache-2.0
import { answerOf, type Answer } from './answer.js'
import type { Message } from './message.js'
import type { Attempt, Transport } from './transport.js'

/** Makes attempts, each within a time, and says what became of them. */
export class Sender {
  private readonly underWay = new Set<AbortController>()

  constructor(
    private readonly transport: Transport,
    private readonly timeout: number,
  ) {}

  /** One attempt. It never fails: no answer is an answer too. */
  async send(batch: Message[], attempt: Omit<Attempt, 'signal'>): Promise<Answer> {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), this.timeout)
    this.underWay.add(abort)
    try {
      const response = await this.transport.post(this.bodyOf(batch), { ...attempt, signal: abort.signal })
      return answerOf(response, await response.text(), batch)
    } catch (e) {
      return { failure: abort.signal.aborted ? 'does not answer in time' : `can't be reached (${causeOf(e)})`, retryAfter: 0 }
    } finally {
      clearTimeout(timer)
      this.underWay.delete(abort)
    }
  }

  stop(): void {
    for (const abort of this.underWay) abort.abort()
  }

  private bodyOf(batch: Message[]): string {
    const messages = batch.map((message) => message.json).join()
    return `{"sentAt":"${new Date().toISOString()}",${this.transport.members},"batch":[${messages}]}`
  }
}

function causeOf(error: unknown): string {
  const { cause, message } = Object(error)
  return cause?.code ?? cause?.message ?? message
}
