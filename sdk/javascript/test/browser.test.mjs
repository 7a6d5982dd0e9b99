// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
// The minified one: its short names must not be those of others.
import { Appizer } from '../dist/appizer.browser.js'
import { FakeGateway } from './gateway.mjs'
import { FakePage, FakeStorage } from './page.mjs'
import { random, sleep, until } from './random.mjs'
import { first } from './setup.mjs'

/** Runs in a page, with a gateway; `open` makes a client as a page would that is loaded. */
function inPage(name, run, local) {
  test(name, { timeout: 15_000 }, async () => {
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

const down = () => { throw new TypeError('Failed to fetch') }

inPage('nothing of a request makes a browser ask first', async ({ gateway, page, open }) => {
  const appizer = open()
  await appizer.track({ event: 'small' })
  await appizer.track({ event: 'large', properties: { text: 'x'.repeat(3_000) } })
  for (const { method, headers, credentials, url } of page.sent) {
    assert.deepEqual([method, headers, credentials, url], ['POST', undefined, 'omit', `${gateway.host}/v1/batch`])
  }
  assert.equal(gateway.requests[0].body.writeKey, 'k')
  assert.equal(gateway.requests[1].raw[0], 0x1f)
  assert.equal(gateway.requests[1].headers['content-encoding'], undefined)
})

inPage('a message says where the visitor was when it was called, and a caller knows better', async ({ gateway, open }) => {
  const appizer = open()
  appizer.track({ event: 'e' })
  appizer.track({ event: 'e', context: { locale: 'fr', page: { url: 'x' }, ip: '1.2.3.4' } })
  globalThis.location = new URL('https://shop.example/later')
  await appizer.flush()
  const page = { url: 'https://shop.example/pricing?utm_source=x', path: '/pricing', search: '?utm_source=x', title: 'Prices' }
  assert.deepEqual(gateway.attempts.map(({ context }) => context), [
    { page, userAgent: 'Fake/1', locale: 'en-GB' },
    { page: { url: 'x' }, userAgent: 'Fake/1', locale: 'fr', ip: '1.2.3.4' },
  ])
  assert.equal(gateway.requests[0].body.context.library.name, '@appizer/sdk')
})

inPage('the visitor is attached to calls that name nobody, over pages', async ({ gateway, open }) => {
  const appizer = open()
  const visitor = appizer.anonymousId
  const idsOf = async (call) => {
    await call
    const { userId, anonymousId, previousId } = gateway.attempts.at(-1)
    return [userId, anonymousId, previousId]
  }
  assert.deepEqual(await idsOf(appizer.track({ event: 'e' })), [undefined, visitor, undefined])
  assert.deepEqual(await idsOf(appizer.track({ event: 'e', userId: 'bob' })), ['bob', undefined, undefined])
  assert.deepEqual(await idsOf(appizer.track({ event: 'e', anonymousId: 'x' })), [undefined, 'x', undefined])
  assert.deepEqual(await idsOf(appizer.track({ event: 'e', userId: ' ' })), [undefined, visitor, undefined])
  assert.deepEqual(await idsOf(appizer.alias({ userId: 'ada' })), ['ada', undefined, visitor])
  assert.deepEqual(await idsOf(appizer.identify({ userId: 'undefined' })), ['undefined', visitor, undefined])
  assert.equal(appizer.userId, undefined)
  assert.deepEqual(await idsOf(appizer.identify({ userId: 'ada' })), ['ada', visitor, undefined])
  assert.deepEqual(await idsOf(appizer.track({ event: 'e' })), ['ada', visitor, undefined])
  assert.deepEqual(await idsOf(appizer.identify({ traits: { a: 1 } })), ['ada', visitor, undefined])
  assert.deepEqual(await idsOf(appizer.alias({ previousId: 'old' })), ['ada', undefined, 'old'])
  const next = open()
  assert.deepEqual([next.anonymousId, next.userId], [visitor, 'ada'])
  assert.deepEqual(await idsOf(next.identify({ userId: 'ada' })), ['ada', visitor, undefined])
  const [user, other] = await idsOf(next.identify({ userId: 'bob' }))
  assert.equal(user, 'bob')
  assert.notEqual(other, visitor, 'a shared device must not make one person of two')
  assert.deepEqual([appizer.anonymousId, appizer.userId], [other, 'bob'], 'the other tab knows')
  next.reset()
  assert.equal(next.userId, undefined)
  assert.notEqual(next.anonymousId, other)
  assert.equal(next.anonymousId, next.anonymousId)
})

class Forbidden {
  constructor() {
    return new Proxy(this, { get: () => { throw new Error('SecurityError') }, ownKeys: () => { throw new Error('SecurityError') } })
  }
}
inPage('without localStorage the visitor stays one as long as the page', async ({ gateway, page, open }) => {
  const appizer = open()
  const { anonymousId } = appizer
  appizer.identify({ userId: 'ada' })
  assert.deepEqual([appizer.anonymousId, appizer.userId], [anonymousId, 'ada'])
  page.hide()
  await appizer.flush()
  assert.equal(gateway.taken.size, 1)
}, () => new Forbidden())

for (const event of ['pagehide', 'visibilitychange']) {
  inPage(`what waits is sent and stored on ${event}`, async ({ gateway, page, open, queues }) => {
    const appizer = open({ flushInterval: 60_000 })
    for (let i = 0; i < 200; i++) void appizer.track({ event: 'e', properties: { text: 'x'.repeat(500) } })
    if (event === 'pagehide') page.tell(event)
    else page.hide()
    assert.equal(page.sent.length, 1, 'at once')
    const [{ keepalive, body }] = page.sent
    assert.ok(keepalive && typeof body === 'string' && body.length < 60_000 && body.length > 50_000)
    assert.equal(queues().length, 1)
    assert.equal(page.local[queues()[0]].split('\n').length, 200)
    await appizer.flush()
    assert.equal(gateway.taken.size, 200)
    assert.deepEqual(queues(), [])
  })
}

inPage('where fetch may not outlive the page, a beacon does', async ({ page, open }) => {
  const appizer = open({ flushInterval: 60_000, writeKey: 'k' })
  page.fault = down
  void appizer.track({ event: 'e', messageId: 'm' })
  page.tell('pagehide')
  await until(() => page.beacons.length === 1)
  const [{ url, body }] = page.beacons
  assert.match(url, /\/beacon\/v1\/batch$/)
  assert.deepEqual([JSON.parse(body).writeKey, JSON.parse(body).batch[0].messageId], ['k', 'm'])
})

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

inPage('online ends a pause, but not one that the gateway asked for', async ({ gateway, page, open }) => {
  const { random: dice } = Math
  Math.random = () => 0.999
  try {
    const appizer = open()
    page.fault = first(...Array(5).fill(0).map(() => ({ status: 0, ok: false, headers: new Headers(), text: async () => '' })))
    const outcome = appizer.track({ event: 'e' })
    for (let i = 1; i <= 5; i++) {
      await until(() => page.sent.length === i)
      await sleep(5)
      page.tell('online')
    }
    assert.equal((await outcome).ok, true)
    gateway.plan = first({ status: 503, headers: { 'Retry-After': '1', 'Access-Control-Expose-Headers': 'Retry-After' } })
    const second = appizer.track({ event: 'e' })
    await until(() => gateway.requests.length === 2)
    await sleep(20)
    page.tell('online')
    page.tell('pagehide')
    await second
    assert.ok(gateway.requests[2].at - gateway.requests[1].at >= 999)
  } finally {
    Math.random = dice
  }
})

inPage('close takes the listeners away', async ({ page, open }) => {
  const appizer = open({ flushInterval: 60_000 })
  await appizer.close()
  assert.equal((await appizer.track({ event: 'e' })).code, 'CLOSED')
  page.tell('pagehide')
  page.hide()
  page.tell('online')
  assert.equal(page.sent.length, 0)
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
