// SPDX-License-Identifier: Apache-2.0
import { compressed } from './gzip.js'
import { sizeOf } from './message.js'
import type { Settings } from './settings.js'
import type { Transport } from './transport.js'
import { LIBRARY } from './version.js'

/** Browsers let 64 KiB of requests outlive their page, all of them together. */
const MOST_KEPT_ALIVE = 60_000
/** More than what stands around the messages of a body. */
const AROUND = 1_000

export interface BrowserTransport extends Transport {
  /** How many bytes of messages may still outlive the page. */
  room(): number
}

/** The key stands in the body, and no header is set, so that a browser never asks before it sends. */
export function browserTransport({ host, writeKey, gzip }: Settings): BrowserTransport {
  const members = `"writeKey":${JSON.stringify(writeKey)},${LIBRARY}`
  let keptAlive = 0

  const send = async (body: string | ArrayBuffer, signal: AbortSignal, mayOutlive: boolean) => {
    const size = typeof body === 'string' ? sizeOf(body) : body.byteLength
    const kept = mayOutlive && keptAlive + size <= MOST_KEPT_ALIVE ? size : 0
    keptAlive += kept
    try {
      const request: RequestInit = { method: 'POST', body, signal, keepalive: kept > 0, credentials: 'omit', redirect: 'manual' }
      return await fetch(`${host}/v1/batch`, request)
    } finally {
      keptAlive -= kept
    }
  }

  const sendLast = async (text: string, signal: AbortSignal) => {
    try {
      if ('keepalive' in Request.prototype) return await send(text, signal, true)
    } catch {
      // Such as that others have used up what may outlive the page.
    }
    navigator.sendBeacon?.(`${host}/beacon/v1/batch`, text)
    throw new Error('beacon')
  }

  return {
    members,
    room: () => MOST_KEPT_ALIVE - keptAlive - AROUND,
    // Without Content-Encoding, which would make the browser ask: the gateway decides by the first two bytes.
    post: async (text, { signal, isFirst, isLast }) =>
      isLast ? sendLast(text, signal) : send(gzip ? await compressed(text) : text, signal, isFirst),
  }
}
