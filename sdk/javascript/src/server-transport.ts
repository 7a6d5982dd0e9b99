// SPDX-License-Identifier: Apache-2.0
import { compressed } from './gzip.js'
import type { Settings } from './settings.js'
import type { Transport } from './transport.js'
import { LIBRARY } from './version.js'

/** The key stands in a header, so that no log of bodies has it. */
export function serverTransport({ host, writeKey, gzip }: Settings): Transport {
  const headers = { Authorization: `Bearer ${writeKey}`, 'Content-Type': 'application/json' }
  return {
    members: LIBRARY,
    async post(text, { signal }) {
      const body = gzip ? await compressed(text) : text
      const encoding: HeadersInit = body === text ? {} : { 'Content-Encoding': 'gzip' }
      // A redirect would become a GET, without the body.
      return fetch(`${host}/v1/batch`, { method: 'POST', headers: { ...headers, ...encoding }, body, signal, redirect: 'manual' })
    },
  }
}
