// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { Appizer } from '../dist/node.js'
import { sleep, until } from './random.mjs'
import { first, withGateway } from './setup.mjs'

const error = (code, field) => ({ success: false, error: { code, message: 'why', field } })

for (const status of [400, 401, 403, 404, 405, 408, 413, 415, 418, 422, 499]) {
  test(`a ${status} is never tried again`, () =>
    withGateway(Appizer, {}, async ({ gateway, appizer, undelivered }) => {
      gateway.plan = first({ status, body: error('SOME_CODE', 'event') })
      const outcome = await appizer.track({ event: 'e', messageId: 'm' })
      assert.deepEqual(outcome, { ok: false, messageId: 'm', code: 'SOME_CODE', message: 'why', field: 'event' })
      await sleep(30)
      assert.equal(gateway.requests.length, 1)
      assert.deepEqual(undelivered, [outcome])
    }))
}

test('a 4xx of something that is no gateway is told by its status', () =>
  withGateway(Appizer, {}, async ({ gateway, appizer }) => {
    gateway.plan = first({ status: 403, body: '<html>no</html>' }, { status: 400, body: '{"error":"x","rejected":[7]}' })
    assert.equal((await appizer.track({ event: 'e' })).code, 'HTTP_403')
    assert.equal((await appizer.track({ event: 'e' })).code, 'HTTP_400')
  }))

const inSeconds = () => '1'
const asDate = () => new Date(Date.now() + 2_000).toUTCString()
for (const [name, header] of [['seconds', inSeconds], ['a date', asDate]]) {
  test(`nothing is sent before what Retry-After asks for in ${name}`, () =>
    withGateway(Appizer, {}, async ({ gateway, appizer, warnings }) => {
      const asked = header()
      gateway.plan = first({ status: 503, headers: { 'Retry-After': asked } })
      const one = appizer.track({ event: 'one' })
      await until(() => warnings.length === 1)
      const others = Array.from({ length: 3_000 }, () => appizer.track({ event: 'other' }))
      void appizer.flush()
      assert.equal((await one).ok, true)
      assert.ok((await Promise.all(others)).every(({ ok }) => ok))
      const [failed, again] = gateway.requests
      const end = asked === '1' ? failed.date + 999 : Date.parse(asked)
      assert.ok(again.date >= end, `${end - again.date} ms too early`)
    }))
}

test('a date in Retry-After is read by the clock of the one who asks', () =>
  withGateway(Appizer, {}, async ({ gateway, appizer }) => {
    const at = (seconds) => new Date(1e12 + seconds * 1_000).toUTCString()
    gateway.plan = first({ status: 503, headers: { Date: at(0), 'Retry-After': at(1) } })
    await appizer.track({ event: 'e' })
    const [failed, again] = gateway.requests
    assert.ok(again.at - failed.at >= 999)
  }))

test('a requestTimeout that no timer can take is a long one', () =>
  withGateway(Appizer, { requestTimeout: Infinity }, async ({ gateway, appizer }) => {
    gateway.plan = first({ delay: 30 })
    assert.equal((await appizer.track({ event: 'e' })).ok, true)
    assert.equal(gateway.requests.length, 1)
  }))

test('those under way together fail together, and the first try afterwards is a single one, of the same messages', () =>
  withGateway(Appizer, { gzip: false }, async ({ gateway, appizer }) => {
    let atOnce = 0
    gateway.plan = (_, i) => {
      atOnce = Math.max(atOnce, i + 1)
      return i < 4 ? { status: 503, delay: 40 } : i === 4 ? { delay: 100 } : undefined
    }
    const outcomes = Array.from({ length: 4_000 }, (_, i) => appizer.track({ event: 'e', messageId: `m${i}` }))
    await until(() => gateway.requests.length === 5)
    await sleep(60)
    assert.equal(gateway.requests.length, 5, 'the single try is alone until it is answered')
    assert.ok((await Promise.all(outcomes)).every(({ ok }) => ok))
    const batches = new Set(gateway.requests.map(({ messages }) => messages.join()))
    assert.equal(gateway.requests.length, 8)
    assert.equal(batches.size, 4)
    const clocks = gateway.requests.map(({ body }) => body.sentAt)
    assert.ok(clocks[0] < clocks.at(-1), 'sentAt is of the attempt')
  }))

test('what was tried is given up giveUpAfter after its first attempt, and what was not waits on', () =>
  withGateway(Appizer, { giveUpAfter: 1_500, requestTimeout: 1_000 }, async ({ gateway, appizer }) => {
    gateway.plan = first({ status: 503, headers: { 'Retry-After': '3' } })
    const start = performance.now()
    const tried = appizer.track({ event: 'tried' })
    await until(() => gateway.requests.length === 1)
    const waiting = appizer.track({ event: 'waiting' })
    assert.equal((await tried).code, 'EXPIRED')
    const after = performance.now() - start
    assert.ok(after >= 1_490 && after < 2_900, `${after}`)
    assert.equal((await waiting).ok, true)
    assert.deepEqual([...gateway.attempts].map(({ event }) => event), ['tried', 'waiting'])
  }))

test('a process that ends by itself delivers first, and an idle client keeps none alive', async () => {
  await withGateway(Appizer, {}, async ({ gateway }) => {
    gateway.plan = first({ status: 503 }, { reset: true })
    const script = `import { Appizer } from '${new URL('../dist/node.js', import.meta.url)}'
      const appizer = new Appizer({ writeKey: 'k', host: '${gateway.host}' })
      appizer.track({ event: 'last' })`
    const start = performance.now()
    await new Promise((done, fail) =>
      execFile(process.execPath, ['--input-type=module', '-e', script], (e) => (e ? fail(e) : done())))
    assert.equal(gateway.taken.size, 1)
    assert.ok(performance.now() - start < 30_000)
  })
})

test('close ends what hangs, says what was not delivered, and takes nothing more', () =>
  withGateway(Appizer, {}, async ({ gateway, appizer, undelivered }) => {
    gateway.plan = ({ messages }) => (messages[0].includes('"hangs"') ? { hang: true } : undefined)
    const accepted = appizer.track({ event: 'fine' })
    await accepted
    const hanging = appizer.track({ event: 'hangs', messageId: 'h' })
    const start = performance.now()
    const [report, again] = await Promise.all([appizer.close(100), appizer.close()])
    assert.ok(performance.now() - start < 1_000)
    assert.equal(report, again)
    assert.deepEqual([report.delivered, report.undelivered.map(({ code }) => code)], [0, ['NOT_DELIVERED']])
    assert.deepEqual(await hanging, report.undelivered[0])
    assert.equal((await appizer.track({ event: 'late', messageId: 'l' })).code, 'CLOSED')
    assert.deepEqual(undelivered.map(({ messageId }) => messageId), ['h'], 'close tells before it is fulfilled')
    await until(() => undelivered.length === 2)
    assert.deepEqual(appizer.stats(), { accepted: 1, undelivered: 2, pending: 0, pendingBytes: 0 })
  }))

test('close delivers what there is time for', () =>
  withGateway(Appizer, { flushInterval: 10_000 }, async ({ gateway, appizer }) => {
    for (let i = 0; i < 2_500; i++) void appizer.track({ event: 'e' })
    assert.deepEqual(await appizer.close(), { delivered: 2_500, undelivered: [] })
    assert.equal(gateway.taken.size, 2_500)
  }))

test('a listener that throws takes nothing down', () =>
  withGateway(Appizer, { onUndelivered: () => { throw new Error('x') }, onWarning: () => { throw new Error('y') } },
    async ({ gateway, appizer }) => {
      gateway.plan = first({ status: 400 })
      assert.equal((await appizer.track({ event: 'e', properties: { n: NaN } })).code, 'HTTP_400')
      assert.equal((await appizer.track({ event: 'e' })).ok, true)
    }))

test('it goes on after a pause that ends between two looks at the clock', { timeout: 30_000 }, (t) =>
  withGateway(Appizer, { flushInterval: 0 }, async ({ gateway, appizer }) => {
    let looks = [0]
    t.mock.method(performance, 'now', () => (looks.length > 1 ? looks.shift() : looks[0]))
    t.mock.method(Math, 'random', () => 0.4)
    gateway.plan = first({ status: 503 })
    const sent = appizer.track({ event: 'e' })
    await until(() => gateway.requests.length === 1)
    await sleep(40)
    // The pause is one of 100 ms.
    looks = [99.99, 100.01]
    assert.ok((await sent).ok)
    assert.equal(gateway.requests.length, 2)
  }))
