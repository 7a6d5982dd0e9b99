// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { down, inPage } from './in-page.mjs'
import { FakeStorage } from './page.mjs'
import { sleep, until } from './random.mjs'

inPage('what failed is there on the next page, with its id, and is sent then', async ({ gateway, page, open, queues }) => {
  const lost = open()
  page.fault = down
  void lost.track({ event: 'e', messageId: 'm1' })
  await until(() => queues().length === 1)
  void lost.track({ event: 'e', messageId: 'm2' })
  page.tell('pagehide')
  page.fault = () => new Promise(() => {})
  const left = page.local[queues()[0]]
  assert.deepEqual(left.split('\n').map((line) => JSON.parse(line.slice(line.indexOf('{'))).messageId), ['m1', 'm2'])
  page.fault = () => undefined
  const undelivered = []
  const next = open({ onUndelivered: (outcome) => undelivered.push(outcome) })
  await next.flush()
  assert.deepEqual([...gateway.taken.keys()], ['m1', 'm2'])
  assert.deepEqual([undelivered, next.stats().accepted], [[], 2])
  await until(() => queues().length === 0)
})

inPage('what was tried too long ago is given up on the next page', async ({ gateway, page, open }) => {
  const message = (messageId) => JSON.stringify({ type: 'track', event: 'e', messageId })
  const yesterday = Date.now() - 23.5 * 3_600_000
  page.local.setItem('appizer:k:queue:x1', `${yesterday} ${message('old')}\n0 ${message('untried')}\nrubbish\n${yesterday + 7.2e6} ${message('young')}`)
  const undelivered = []
  const appizer = open({ onUndelivered: ({ messageId, code }) => undelivered.push([messageId, code]) })
  await appizer.flush()
  await sleep(1)
  assert.deepEqual(undelivered, [['old', 'EXPIRED']])
  assert.deepEqual([...gateway.taken.keys()], ['untried', 'young'])
  assert.deepEqual(Object.keys(page.local).filter((key) => key.includes('queue')), [])
})

inPage('what is stored has no more than maxQueueBytes, and the oldest is dropped and told', async ({ page, open, queues }) => {
  page.fault = down
  const undelivered = []
  const appizer = open({ maxQueueBytes: 5_000, flushInterval: 60_000, onUndelivered: (outcome) => undelivered.push(outcome) })
  for (let i = 0; i < 20; i++) void appizer.track({ event: 'e', messageId: `m${i}`, properties: { text: 'x'.repeat(300) } })
  page.tell('pagehide')
  const lines = page.local[queues()[0]].split('\n')
  assert.ok(lines.join('').length - 14 * lines.length <= 5_000)
  await sleep(1)
  assert.ok(undelivered.every(({ code }) => code === 'DROPPED'))
  assert.equal(undelivered.length + lines.length, 20)
  assert.equal(undelivered[0].messageId, 'm0')
})

inPage('a full storage is told once, and the messages stay in memory', async ({ gateway, page, open }) => {
  const warnings = []
  const appizer = open({ flushInterval: 60_000, onWarning: (warning) => warnings.push(warning) })
  page.local.setItem('other', 'x'.repeat(FakeStorage.most - 500))
  void appizer.track({ event: 'e', properties: { text: 'x'.repeat(900) } })
  page.hide()
  page.hide()
  assert.equal(warnings.length, 1)
  await appizer.flush()
  assert.equal(gateway.taken.size, 1)
})

inPage('separators of lines that JSON leaves as they are do not lose a stored message', async ({ gateway, page, open }) => {
  page.local.setItem('appizer:k:queue:x', `0 ${JSON.stringify({ type: 'track', event: '\u2028\u2029', messageId: 'm' })}`)
  await open().flush()
  assert.deepEqual([...gateway.taken.keys()], ['m'])
})

for (const leave of [(page) => page.hide(), (page) => page.tell('pagehide')]) {
  inPage(`a call after the page was ${/hide\(\)/.test(leave) ? 'hidden' : 'left'} is sent and stored`, async ({ page, open, queues }) => {
    const appizer = open({ flushInterval: 60_000 })
    page.fault = () => new Promise(() => {})
    leave(page)
    for (let i = 0; i < 3; i++) void appizer.track({ event: 'e' })
    await Promise.resolve()
    assert.deepEqual(page.sent.map(({ body }) => JSON.parse(body).batch.length), [3])
    assert.equal(page.local[queues()[0]].split('\n').length, 3)
  })
}

inPage('the next page is not the former user\'s because the storage was full', async ({ page, open }) => {
  const appizer = open()
  await appizer.identify({ userId: 'ada' })
  page.local.setItem = () => { throw new Error('QuotaExceededError') }
  void appizer.identify({ userId: 'a-longer-one' })
  assert.equal(appizer.userId, 'a-longer-one')
  assert.equal(open().userId, undefined)
})

inPage('what is called during a pause is stored soon, and not at each call', async ({ page, open, queues }) => {
  page.fault = async () => ({ status: 503, headers: new Headers({ 'Retry-After': '60' }), text: async () => '' })
  const appizer = open({ flushInterval: 20 })
  void appizer.track({ event: 'e' })
  await until(() => queues().length === 1)
  let writings = 0
  page.local.setItem = function (key, value) {
    writings++
    this[key] = value
  }
  Object.defineProperty(page.local, 'setItem', { enumerable: false })
  for (let i = 0; i < 200; i++) void appizer.track({ event: 'e' })
  await sleep(60)
  assert.equal(page.local[queues()[0]].split('\n').length, 201)
  assert.ok(writings <= 2, `${writings}`)
})

inPage('what waits since another page tried it is given up during a pause, and where the clock was set back', async ({ page, open }) => {
  const message = (messageId) => JSON.stringify({ type: 'track', event: 'e', messageId, properties: { text: 'x'.repeat(30_000) } })
  const lines = [`0 ${message('new')}`]
  for (let i = 0; i < 20; i++) lines.push(`${Date.now() - 500} ${message(`m${i}`)}`)
  lines.push(`${Date.now() + 2 * 3_600_000} ${message('ahead')}`)
  page.local.setItem('appizer:k:queue:x', lines.join('\n'))
  page.fault = async () => ({ status: 503, headers: new Headers({ 'Retry-After': '60' }), text: async () => '' })
  const undelivered = []
  const { now } = Date
  try {
    open({ giveUpAfter: 1_400, onUndelivered: ({ messageId, code }) => undelivered.push(`${messageId} ${code}`) })
    await sleep(20)
    Date.now = () => now() - 3_000_000
    await until(() => undelivered.includes('ahead EXPIRED') && undelivered.includes('m19 EXPIRED'))
  } finally {
    Date.now = now
  }
})
