// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http'
import { gunzipSync } from 'node:zlib'

/**
 * A gateway that takes messages as the real one does, and fails as it is told: `plan(request)` answers a fault or nothing.
 * It keeps every attempt that it could read.
 */
export class FakeGateway {
  /** By messageId: the texts under which it was taken. */
  taken = new Map()
  /** `{ at, path, headers, body, messages, fault }` in the order of their coming. */
  requests = []
  plan = () => undefined
  /** What to reject: `(message) => ({ code, message, field })`, or nothing. */
  judge = () => undefined
  #sockets = new Set()

  static async start() {
    const gateway = new FakeGateway()
    gateway.server = createServer((request, response) => gateway.#serve(request, response))
    gateway.server.on('connection', (socket) => {
      gateway.#sockets.add(socket)
      socket.on('close', () => gateway.#sockets.delete(socket))
    })
    await new Promise((listening) => gateway.server.listen(0, '127.0.0.1', listening))
    gateway.port = gateway.server.address().port
    gateway.host = `http://127.0.0.1:${gateway.port}`
    return gateway
  }

  async stop() {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((stopped) => this.server.close(stopped))
  }

  /** All messages of the attempts that could be read. */
  get attempts() {
    return this.requests.flatMap((request) => request.messages.map((text) => JSON.parse(text)))
  }

  async #serve(request, response) {
    const bytes = []
    request.on('error', () => {})
    for await (const chunk of request) bytes.push(chunk)
    const raw = Buffer.concat(bytes)
    const plain = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw
    const text = plain.toString('utf8')
    const body = text.startsWith('{') ? JSON.parse(text) : undefined
    const seen = {
      at: performance.now(), date: Date.now(), path: request.url, method: request.method, headers: request.headers, raw, text, body,
      messages: body?.batch ? slices(text) : [],
    }
    seen.fault = this.plan(seen, this.requests.length)
    this.requests.push(seen)
    this.#answer(seen, request, response)
  }

  #answer(seen, request, response) {
    const fault = seen.fault ?? {}
    if (fault.take ?? !('status' in fault || fault.reset || fault.hang)) this.#take(seen)
    if (fault.hang) return
    if (fault.reset) return request.socket.destroy()
    const answer = 'status' in fault ? fault : this.#judged(seen)
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {})
    setTimeout(() => response.writeHead(answer.status, answer.headers ?? {}).end(text), fault.delay ?? 0)
  }

  #take({ messages }) {
    for (const text of messages) {
      const { messageId } = JSON.parse(text)
      if (this.judge(JSON.parse(text))) continue
      if (!this.taken.has(messageId)) this.taken.set(messageId, new Set())
      this.taken.get(messageId).add(text)
    }
  }

  #judged({ messages }) {
    const rejected = messages.flatMap((text, index) => {
      const reason = this.judge(JSON.parse(text))
      return reason ? [{ index, ...reason }] : []
    })
    const accepted = messages.length - rejected.length
    return accepted > 0
      ? { status: 200, body: { success: true, accepted, rejected } }
      : { status: 400, body: { success: false, error: rejected[0] ?? { code: 'INVALID_FIELD', message: 'empty' }, accepted, rejected } }
  }
}

/** The bytes of each message, not what they mean. */
function slices(text) {
  const start = text.indexOf('"batch":[') + '"batch":['.length
  const found = []
  let depth = 0
  let from = start
  for (const { 0: sign, index } of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === '{' || sign === '[') {
      if (depth++ === 0) from = start + index
    } else if (sign === '}' || sign === ']') {
      if (--depth < 0) return found
      if (depth === 0) found.push(text.slice(from, start + index + 1))
    }
  }
  return found
}
