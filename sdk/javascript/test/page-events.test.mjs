// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { inPage } from './in-page.mjs'
import { sleep, until } from './random.mjs'
import { first } from './setup.mjs'

/** Runs with pauses that are as long as they may be, so that none ends by itself meanwhile. */
async function withLongPauses(run) {
  const { random: dice } = Math
  Math.random = () => 0.999
  try {
    await run()
  } finally {
    Math.random = dice
  }
}

/** Five tries fail; after each something happens that ends the pause. */
async function triesAfterEach(happens, page, appizer) {
  page.fault = first(...Array(5).fill(0).map(() => ({ status: 0, ok: false, headers: new Headers(), text: async () => '' })))
  const outcome = appizer.track({ event: 'e' })
  for (let i = 1; i <= 5; i++) {
    await until(() => page.sent.length === i)
    await sleep(5)
    happens()
  }
  assert.equal((await outcome).ok, true)
}

inPage('online ends a pause, but not one that the gateway asked for', ({ gateway, page, open }) =>
  withLongPauses(async () => {
    const appizer = open()
    await triesAfterEach(() => page.tell('online'), page, appizer)
    gateway.plan = first({ status: 503, headers: { 'Retry-After': '1', 'Access-Control-Expose-Headers': 'Retry-After' } })
    const second = appizer.track({ event: 'e' })
    await until(() => gateway.requests.length === 2)
    await sleep(20)
    page.tell('online')
    page.tell('pagehide')
    await second
    assert.ok(gateway.requests[2].at - gateway.requests[1].at >= 999)
  }))

inPage('a tab that is shown again tries at once', ({ page, open }) =>
  withLongPauses(() => triesAfterEach(() => page.hide(false), page, open())))

inPage('close takes the listeners away', async ({ page, open }) => {
  const appizer = open({ flushInterval: 60_000 })
  await appizer.close()
  assert.equal((await appizer.track({ event: 'e' })).code, 'CLOSED')
  page.tell('pagehide')
  page.hide()
  page.tell('online')
  assert.equal(page.sent.length, 0)
})
