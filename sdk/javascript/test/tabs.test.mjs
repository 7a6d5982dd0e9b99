// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { down, inPage } from './in-page.mjs'
import { random, sleep, until } from './random.mjs'

inPage('tabs that come while sending fails take each message once, with its earliest attempt', async ({ page, open, queues }) => {
  page.fault = down
  const undelivered = []
  const options = { maxQueueBytes: 2_500, onUndelivered: (outcome) => undelivered.push(outcome) }
  const tab = open(options)
  for (let i = 0; i < 5; i++) void tab.track({ event: 'e', messageId: `m${i}` })
  await until(() => queues().length === 1)
  for (let i = 0; i < 4; i++) {
    await sleep(10)
    void tab.flush()
    page.hide(false)
    assert.equal(open(options).stats().pending, 5)
  }
  await sleep(5)
  assert.deepEqual(undelivered, [])
})

inPage('of copies the earliest attempt counts', async ({ page, open, queues }) => {
  page.fault = () => new Promise(() => {})
  const now = Date.now()
  const json = JSON.stringify({ type: 'track', event: 'e', messageId: 'm' })
  for (const triedAt of [now - 10, 0, now - 20, now - 5]) page.local.setItem(`appizer:k:queue:${triedAt}`, `${triedAt} ${json}`)
  open()
  assert.deepEqual(queues().map((name) => page.local[name]), [`${now - 20} ${json}`])
})

for (let seed = 1; seed <= 3; seed++) {
  inPage(`pages that come and go lose nothing (seed ${seed})`, async ({ gateway, page, open, queues }) => {
    const dice = random(seed)
    const expected = []
    let isLost = false
    // A page that is gone: neither its requests nor its answers are seen by anyone.
    page.fault = () => (isLost || dice.chance(0.3) ? down() : undefined)
    for (let visit = 0; visit < 8; visit++) {
      const appizer = open()
      for (let i = dice.below(20); i > 0; i--) {
        const messageId = `m${visit}-${i}`
        expected.push(messageId)
        void appizer.track({ event: 'e', messageId })
        if (dice.chance(0.2)) await sleep(dice.below(8))
        if (dice.chance(0.1)) page.hide(dice.chance(0.5))
      }
      isLost = dice.chance(0.5)
      page.tell('pagehide')
      await sleep(dice.below(5))
      isLost = false
    }
    page.fault = () => undefined
    page.tell('online')
    await open().flush()
    await until(() => expected.every((id) => gateway.taken.has(id)))
    for (const texts of gateway.taken.values()) assert.equal(texts.size, 1)
    await until(() => queues().length === 0)
  })
}
