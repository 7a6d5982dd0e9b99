// SPDX-License-Identifier: Apache-2.0
import { answerOf, type Answer } from './answer.js'
import type { Message } from './message.js'
import { after } from './pause.js'
import type { Attempt, Transport } from './transport.js'

/** Makes attempts, each within a time, and says what became of them. */
export interface Sender {
  /** One attempt. It never fails: no answer is an answer too. */
  send(batch: Message[], attempt: Omit<Attempt, 'signal'>): Promise<Answer>
  /** Ends those under way. */
  abort(): void
}

export function senderBy(transport: Transport, timeout: number): Sender {
  const underWay = new Set<AbortController>()
  return {
    async send(batch, attempt) {
      const controller = new AbortController()
      const { signal } = controller
      const timer = after(timeout, () => controller.abort())
      underWay.add(controller)
      try {
        const response = await transport.post(bodyOf(batch, transport.members), { ...attempt, signal })
        return answerOf(response, await response.text(), batch)
      } catch (e) {
        return { failure: signal.aborted ? 'gives no answer in time' : `can't be reached (${causeOf(e)})` }
      } finally {
        clearTimeout(timer)
        underWay.delete(controller)
      }
    },
    abort: () => underWay.forEach((controller) => controller.abort()),
  }
}

function bodyOf(batch: Message[], members: string): string {
  const messages = batch.map((message) => message.json).join()
  return `{"sentAt":"${new Date().toISOString()}",${members},"batch":[${messages}]}`
}

function causeOf(error: unknown): string {
  const { cause, message } = Object(error)
  return cause?.code ?? message
}
