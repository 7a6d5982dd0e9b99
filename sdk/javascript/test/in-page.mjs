// SPDX-License-Identifier: Apache-2.0
import { test } from 'node:test'
// The minified one: its short names must not be those of others.
import { Appizer } from '../dist/appizer.browser.js'
import { FakeGateway } from './gateway.mjs'
import { FakePage } from './page.mjs'

/** Runs in a page, with a gateway; `open` makes a client as a page would that is loaded. */
export function inPage(name, run, local) {
  test(name, { timeout: 60_000 }, async () => {
    const gateway = await FakeGateway.start()
    const page = new FakePage(local?.())
    const clients = []
    const open = (options) => {
      const client = new Appizer({ writeKey: 'k', host: gateway.host, flushInterval: 5, onWarning: () => {}, ...options })
      clients.push(client)
      return client
    }
    try {
      await run({ gateway, page, open, queues: () => Object.keys(page.local).filter((key) => key.startsWith('appizer:k:queue:')) })
    } finally {
      await Promise.all(clients.map((client) => client.close(0)))
      page.leave()
      await gateway.stop()
    }
  })
}

/** A fault of the network. */
export const down = () => { throw new TypeError('Failed to fetch') }
