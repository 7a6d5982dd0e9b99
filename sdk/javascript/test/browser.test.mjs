// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { down, inPage } from './in-page.mjs'
import { until } from './random.mjs'

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

inPage('what is for servers only is refused with a sentence', async ({ open }) => {
  assert.throws(() => open({ whenFull: 'block' }), /^TypeError: Appizer: whenFull can't be block$/)
  assert.equal((await open().track({ event: 'e', properties: { n: 1n } })).code, 'NOT_SERIALIZABLE')
})

inPage('an identify that is refused keeps nobody, and ids that are no numbers are nobody else\'s', async ({ gateway, open }) => {
  const appizer = open()
  const { anonymousId } = appizer
  await appizer.identify({ userId: 'ada' })
  assert.equal((await appizer.identify({ userId: 'bob', traits: { text: 'x'.repeat(40_000) } })).code, 'MESSAGE_TOO_LARGE')
  assert.equal((await appizer.identify({ userId: 'bob', traits: { n: 1n } })).code, 'NOT_SERIALIZABLE')
  await appizer.identify({ userId: Infinity })
  await appizer.track({ event: 'e', userId: NaN })
  assert.deepEqual([appizer.userId, appizer.anonymousId], ['ada', anonymousId])
  assert.deepEqual(gateway.attempts.map(({ userId }) => userId), ['ada', 'NaN', 'NaN'])
})

inPage('it warns of an identify that says what the last one said', async ({ open }) => {
  const warnings = []
  const appizer = open({ onWarning: (sentence) => warnings.push(sentence) })
  for (const plan of ['pro', 'free', 'pro']) await appizer.identify({ userId: 'ada', traits: { plan } })
  assert.deepEqual(warnings, [])
  await appizer.identify({ userId: 'ada', traits: { plan: 'pro' } })
  assert.deepEqual(warnings, ['Appizer: identify repeats the last'])
})
