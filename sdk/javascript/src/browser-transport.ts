// SPDX-License-Identifier: Apache-2.0
import { compressed } from './gzip.js'
import { sizeOf } from './message.js'
import type { Settings } from './settings.js'
import type { Attempt, Transport } from './transport.js'
import { VERSION } from './version.js'

/** Browsers let 64 KiB of requests outlive their page, all of them together. */
const MOST_KEPT_ALIVE = 60_000

const TYPE = { 'Content-Type': 'text/plain' }

/** The key stands in the body, and the body is text/plain, so that a browser never asks before it sends. */
export class BrowserTransport implements Transport {
  readonly members: string
  private keptAlive = 0

  constructor(private readonly settings: Settings) {
    const context = { library: { name: '@appizer/sdk', version: VERSION } }
    this.members = JSON.stringify({ writeKey: settings.writeKey, context }).slice(1, -1)
  }

  /** How many bytes of messages may still outlive the page. */
  get room(): number {
    const around = sizeOf(this.members) + 60
    return MOST_KEPT_ALIVE - this.keptAlive - around
  }

  async post(text: string, { signal, isFirst, isLast }: Attempt): Promise<Response> {
    if (isLast) return this.postLast(text, signal)
    // Without Content-Encoding, which would make the browser ask: the gateway decides by the first two bytes.
    const body = this.settings.gzip ? await compressed(text) : text
    return this.fetch(body, signal, isFirst)
  }

  private async postLast(text: string, signal: AbortSignal): Promise<Response> {
    try {
      if ('keepalive' in Request.prototype) return await this.fetch(text, signal, true)
    } catch {
      // Such as that others have used up what may outlive the page.
    }
    navigator.sendBeacon?.(`${this.settings.host}/beacon/v1/batch`, text)
    throw new Error('a beacon has no answer')
  }

  private async fetch(body: string | ArrayBuffer, signal: AbortSignal, mayOutlive: boolean): Promise<Response> {
    const size = typeof body === 'string' ? sizeOf(body) : body.byteLength
    const keepalive = mayOutlive && this.keptAlive + size <= MOST_KEPT_ALIVE
    const kept = keepalive ? size : 0
    this.keptAlive += kept
    try {
      const request: RequestInit = { method: 'POST', headers: TYPE, body, signal, keepalive, credentials: 'omit', redirect: 'manual' }
      return await fetch(`${this.settings.host}/v1/batch`, request)
    } finally {
      this.keptAlive -= kept
    }
  }
}
