// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import * as server from '../dist/node.js'
import { sleep } from './random.mjs'
import { withGateway } from './setup.mjs'

const { Appizer, generateUUID } = server

test('all calls, as the gateway takes them', () =>
  withGateway(Appizer, {}, async ({ gateway, appizer, warnings }) => {
    const own = { messageId: 'x', timestamp: '2024-01-15T10:30:00Z' }
    appizer.track({ event: 'e', userId: 7, properties: { at: new Date(0), big: 2n ** 62n, not: undefined }, ...own })
    appizer.identify({ userId: 'ada', traits: { plan: null }, ...own })
    appizer.alias({ userId: 'ada', previousId: 'p', ...own })
    appizer.page({ name: 'home', ...own })
    appizer.screen({ name: 'home', ...own, sentAt: 'x', writeKey: 'y', type: 'z' })
    appizer.group({ groupId: 'g', userId: 'ada', context: { ip: '1.2.3.4' }, ...own })
    await appizer.flush()
    const { headers, body, messages, path } = gateway.requests[0]
    assert.equal(path, '/v1/batch')
    assert.equal(headers.authorization, 'Bearer k')
    assert.equal(headers['content-type'], 'application/json')
    assert.deepEqual(Object.keys(body), ['sentAt', 'context', 'batch'])
    assert.deepEqual(body.context, { library: { name: '@appizer/sdk', version: JSON.parse(readFileSync('package.json')).version } })
    assert.ok(messages[0].includes('"big":4611686018427387904'))
    assert.deepEqual(messages.map((text) => ({ ...JSON.parse(text), ...own })), [
      { type: 'track', event: 'e', userId: 7, properties: { at: '1970-01-01T00:00:00.000Z', big: 2 ** 62 }, ...own },
      { type: 'identify', userId: 'ada', traits: { plan: null }, ...own },
      { type: 'alias', userId: 'ada', previousId: 'p', ...own },
      { type: 'page', name: 'home', ...own },
      { type: 'screen', name: 'home', ...own },
      { type: 'group', groupId: 'g', userId: 'ada', context: { ip: '1.2.3.4' }, ...own },
    ])
    assert.deepEqual(warnings, [])
    assert.deepEqual([appizer.anonymousId, appizer.userId], [undefined, undefined])
  }))

test('times are in microseconds and strictly increase, even where the clock goes back', () =>
  withGateway(Appizer, {}, async ({ gateway, appizer }) => {
    const { now } = Date
    try {
      let time = now()
      Date.now = () => time
      for (let i = 0; i < 3_000; i++) {
        if (i % 700 === 699) time -= 5_000
        void appizer.track({ event: 'e' })
      }
    } finally {
      Date.now = now
    }
    await appizer.flush()
    const times = gateway.attempts.sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1)).map(({ timestamp }) => timestamp)
    assert.equal(new Set(times).size, 3_000)
    for (const time of times) assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    assert.equal(Date.parse(times.at(-1)) - Date.parse(times[0]), 2)
  }))

test('bodies from 1 KiB are compressed, unless it is switched off', async () => {
  for (const gzip of [true, false]) {
    await withGateway(Appizer, { gzip }, async ({ gateway, appizer }) => {
      await appizer.track({ event: 'small' })
      await appizer.track({ event: 'large', properties: { text: 'ü'.repeat(2_000) } })
      assert.deepEqual(gateway.requests.map(({ headers }) => headers['content-encoding']), [undefined, gzip ? 'gzip' : undefined])
      assert.equal(gateway.taken.size, 2)
    })
  }
})

test('what can not be sent is told at once', () =>
  withGateway(Appizer, {}, async ({ gateway, appizer, undelivered }) => {
    const cycle = {}
    cycle.self = cycle
    let deep = []
    for (let i = 0; i < 600; i++) deep = [deep]
    const codeOf = async (call) => (await appizer.track(call)).code
    assert.equal(await codeOf({ event: 'e', properties: cycle }), 'NOT_SERIALIZABLE')
    assert.equal(await codeOf({ event: 'e', context: { deep } }), 'NOT_SERIALIZABLE')
    assert.equal(await codeOf('e'), 'NOT_SERIALIZABLE')
    assert.equal(await codeOf(), 'NOT_SERIALIZABLE')
    assert.equal(await codeOf({ event: 'e', properties: { text: 'ü'.repeat(16_384) } }), 'MESSAGE_TOO_LARGE')
    await sleep(1)
    assert.equal(undelivered.length, 5)
    const frame = JSON.stringify({ type: 'track', messageId: 'm', timestamp: '2026-01-01T00:00:00.000000Z', event: '' }).length
    const largest = { messageId: 'm', timestamp: '2026-01-01T00:00:00.000000Z', event: 'e'.repeat(32_768 - frame) }
    assert.equal((await appizer.track(largest)).ok, true)
    assert.equal(await codeOf({ ...largest, event: largest.event + 'e' }), 'MESSAGE_TOO_LARGE')
    assert.equal(gateway.taken.size, 1)
  }))

test('numbers that are not finite are left out, and null stays', () =>
  withGateway(Appizer, {}, async ({ gateway, appizer, warnings }) => {
    await appizer.identify({ userId: 'u', traits: { a: NaN, b: null, c: [1, Infinity, null, 2n], d: { e: -Infinity } } })
    assert.deepEqual(gateway.attempts[0].traits, { b: null, c: [1, null, 2], d: {} })
    assert.deepEqual(warnings.map((warning) => /traits[.\w]+/.exec(warning)[0]), ['traits.a', 'traits.c', 'traits.d.e'])
  }))

test('options that can not be meant are refused', () => {
  const wrong = [
    undefined, {}, { writeKey: '' }, { writeKey: ' ' }, { writeKey: 7 }, { host: 'nowhere' }, { host: 'ftp://x' }, { host: '' },
    { host: 'http://x/?a' }, { whenFull: 'drop' }, { gzip: 'yes' }, { flushInterval: -1 }, { flushInterval: '5' },
    { requestTimeout: NaN }, { requestTimeout: 0 }, { onWarning: 'x' }, { onUndelivered: {} }, { adminKey: 5 }, { flushIntervall: 5 },
  ]
  for (const options of wrong) {
    const all = options && Object.keys(options).length > 0 ? { writeKey: 'k', ...options } : options
    assert.throws(() => new Appizer(all), (e) => e instanceof TypeError && /^Appizer: \w+ can't be/.test(e.message), JSON.stringify(options))
  }
  new Appizer({ writeKey: 'k', host: 'https://x/path/', adminKey: undefined, giveUpAfter: Infinity, flushInterval: 0 })
})

test('a host may have a path', () =>
  withGateway(Appizer, {}, async ({ gateway }) => {
    const appizer = new Appizer({ writeKey: 'k', host: `${gateway.host}/events/` })
    appizer.track({ event: 'e' })
    await appizer.close()
    assert.equal(gateway.requests[0].path, '/events/v1/batch')
  }))

test('ids are random UUIDs, with and without a crypto that makes them', () => {
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  const { crypto } = globalThis
  const stubs = [crypto, undefined, crypto && { getRandomValues: (bytes) => crypto.getRandomValues(bytes) }]
  try {
    for (const stub of stubs) {
      Object.defineProperty(globalThis, 'crypto', { value: stub, configurable: true, writable: true })
      const ids = Array.from({ length: 2_000 }, generateUUID)
      assert.equal(new Set(ids).size, 2_000)
      for (const id of ids) assert.match(id, form)
      for (let i = 0; i < 36; i++) if (![8, 13, 14, 18, 23].includes(i)) assert.ok(new Set(ids.map((id) => id[i])).size >= 4)
    }
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true, writable: true })
  }
})

test('both builds have the same surface, and the one for pages is under 6 KB in gzip', async () => {
  const minified = readFileSync('dist/appizer.browser.js')
  const size = gzipSync(minified, { level: 9 }).length
  assert.ok(size < 6_000, `${size}`)
  for (const name of ['browser.js', 'appizer.browser.js', 'node.cjs', 'browser.cjs']) {
    const module = await import(`../dist/${name}`)
    assert.equal(typeof module.Appizer, 'function', name)
    assert.equal(typeof module.generateUUID, 'function', name)
    assert.ok(new module.AppizerError('x') instanceof Error, name)
  }
  assert.ok(!/from ?["']|require\(|node:/.test(readFileSync('dist/node.js', 'utf8') + minified))
})
