// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Appizer } from '../dist/node.js'
import { random, sleep } from './random.mjs'
import { withGateway } from './setup.mjs'

for (const whenFull of ['fail', 'dropOldest', 'block']) {
  for (let seed = 1; seed <= 2; seed++) {
    test(`the bound holds, and every call has its outcome: ${whenFull}, seed ${seed}`, () => {
      const dice = random(seed)
      const maxQueueBytes = 2_000 + dice.below(40_000)
      return withGateway(Appizer, { whenFull, maxQueueBytes, flushInterval: dice.below(10) }, async ({ gateway, appizer }) => {
        gateway.plan = () => (dice.chance(0.3) ? { status: 503 } : { delay: dice.below(15) })
        const calls = []
        for (let i = 0; i < 400; i++) {
          const messageId = `m${i}`
          calls.push(appizer.track({ event: 'e', messageId, properties: { text: 'x'.repeat(dice.below(1_500)) } }))
          assert.ok(appizer.stats().pendingBytes <= maxQueueBytes)
          if (dice.chance(0.1)) await sleep(dice.below(6))
        }
        await appizer.flush()
        const outcomes = await Promise.all(calls)
        const codes = new Set(outcomes.map(({ code }) => code))
        const expected = { fail: ['QUEUE_FULL'], dropOldest: ['DROPPED'], block: [] }[whenFull]
        assert.deepEqual(codes, new Set([undefined, ...expected]))
        for (const { ok, messageId } of outcomes) assert.equal(gateway.taken.has(messageId), ok)
        assert.equal(appizer.stats().pendingBytes, 0)
      })
    })
  }
}

test('dropOldest drops the oldest that waits, and the new one where all are under way', () =>
  withGateway(Appizer, { whenFull: 'dropOldest', maxQueueBytes: 700 }, async ({ gateway, appizer }) => {
    gateway.plan = (_, i) => (i === 0 ? { delay: 100 } : undefined)
    const track = (messageId, length) => appizer.track({ event: 'e', messageId, properties: { x: 'x'.repeat(length) } })
    const underWay = track('a', 100)
    await sleep(40)
    const waiting = [track('b', 50), track('c', 50), track('d', 50)]
    assert.equal((await track('e', 550)).code, 'DROPPED')
    assert.equal(appizer.stats().pending, 4, 'nothing is dropped in vain')
    waiting.push(track('f', 60))
    assert.equal((await waiting[0]).code, 'DROPPED')
    assert.ok((await Promise.all([underWay, ...waiting.slice(1)])).every(({ ok }) => ok))
  }))

test('a message that never has room does not wait for it', () =>
  withGateway(Appizer, { whenFull: 'block', maxQueueBytes: 100 }, async ({ appizer }) => {
    assert.equal((await appizer.track({ event: 'e', properties: { x: 'x'.repeat(200) } })).code, 'QUEUE_FULL')
  }))

for (const end of ['flush', 'close']) {
  test(`${end} drains what waits for room without waiting for others`, () =>
    withGateway(Appizer, { whenFull: 'block', maxQueueBytes: 1_000, flushInterval: 2_000 }, async ({ appizer }) => {
      const calls = Array.from({ length: 15 }, () => appizer.track({ event: 'e', properties: { x: 'x'.repeat(100) } }))
      const start = performance.now()
      const cpu = process.cpuUsage()
      await appizer[end]()
      assert.ok(performance.now() - start < 1_900)
      assert.ok(process.cpuUsage(cpu).user < 1e6)
      assert.ok((await Promise.all(calls)).every(({ ok }) => ok))
    }))
}

test('a batch is sent once it is full, without waiting for others', () =>
  withGateway(Appizer, { flushInterval: 60_000, gzip: false }, async ({ gateway, appizer }) => {
    const byCount = Array.from({ length: 1_000 }, () => appizer.track({ event: 'e' }))
    await Promise.all(byCount)
    const bySize = Array.from({ length: 15 }, () => appizer.track({ event: 'e', properties: { x: 'x'.repeat(30_500) } }))
    await Promise.all(bySize.slice(0, 14))
    assert.deepEqual(gateway.requests.map(({ messages }) => messages.length), [1_000, 14])
  }))

test('a hundred thousand calls take time in proportion', { timeout: 120_000 }, () =>
  withGateway(Appizer, {}, async ({ gateway, appizer }) => {
    gateway.plan = ({ messages }) => ({ status: 200, body: { success: true, accepted: messages.length, rejected: [] } })
    const start = process.cpuUsage()
    for (let i = 0; i < 100_000; i++) void appizer.track({ event: 'e', userId: `user_${i}` })
    const flushes = Array.from({ length: 1_000 }, () => appizer.flush())
    await Promise.all(flushes)
    const { user, system } = process.cpuUsage(start)
    assert.equal(appizer.stats().accepted, 100_000)
    assert.ok(user + system < 12e6, `${(user + system) / 1e6} s of CPU, the gateway's included`)
  }))
