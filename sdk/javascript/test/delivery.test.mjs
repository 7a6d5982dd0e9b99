// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Appizer } from '../dist/node.js'
import { random, sleep } from './random.mjs'
import { withGateway } from './setup.mjs'

/** Faults after which the gateway may or may not have the messages. */
function faultOf(dice) {
  return dice.of([
    { status: 500 }, { status: 503, headers: { 'Retry-After': '0' } }, { status: 429 }, { status: 502, body: '<html>' },
    { reset: true }, { reset: true, take: true }, { status: 503, take: true },
    { status: 200, body: '<html>welcome</html>' }, { status: 200, body: 'null' }, { status: 200, body: '{"success":true}' },
    { status: 200, body: { success: true, accepted: 0, rejected: [{ index: 5_000, code: 'X', message: 'x' }] } },
    { status: 200, body: { success: true, accepted: 1, rejected: [null] } }, { status: 200, body: { success: true, accepted: 0, rejected: [] } }, { status: 204, body: '' },
    { status: 302, headers: { Location: 'http://127.0.0.1:1/' } }, { hang: true }, { hang: true, take: true },
  ])
}

for (let seed = 1; seed <= 5; seed++) {
  test(`every message is taken exactly once by its id, whatever fails (seed ${seed})`, { timeout: 60_000 }, () => {
    const dice = random(seed)
    const options = { gzip: dice.chance(0.5), flushInterval: dice.below(20), requestTimeout: 800 }
    return withGateway(Appizer, options, async ({ gateway, appizer }) => {
      let faults = 0
      let inARow = 0
      gateway.plan = () => {
        const isFine = inARow === 2 || faults === 10 || dice.chance(0.4)
        if (faults > 0 && isFine) return (inARow = 0), { delay: dice.below(10) }
        return faults++, inARow++, faultOf(dice)
      }
      gateway.judge = ({ properties }) => properties.bad && { code: 'INVALID_FIELD', field: 'event', message: 'bad' }
      const calls = []
      for (let i = 0; i < 20; i++) {
        for (let j = dice.below(120); j > 0; j--) calls.push(callOf(dice, appizer))
        await sleep(dice.below(15))
      }
      await appizer.flush()
      for (const { messageId, bad, outcome } of calls) {
        const told = await outcome
        assert.equal(told.messageId, messageId)
        assert.equal(told.ok, !bad)
        if (bad) assert.deepEqual([told.code, told.field, told.message], ['INVALID_FIELD', 'event', 'bad'])
        assert.equal(gateway.taken.get(messageId)?.size ?? 0, bad ? 0 : 1, 'one text, over all attempts')
      }
      assert.equal(gateway.taken.size, calls.filter(({ bad }) => !bad).length)
      const { pending, pendingBytes, accepted, undelivered } = appizer.stats()
      assert.deepEqual([pending, pendingBytes, accepted + undelivered], [0, 0, calls.length])
      for (const { raw, text, messages } of gateway.requests) {
        assert.ok(messages.length <= 1_000 && text.length < 512_000 && raw.length < 512_000)
      }
    })
  })
}

function callOf(dice, appizer) {
  const messageId = `m-${dice.next()}-${dice.next()}`
  const bad = dice.chance(0.05)
  const text = dice.of(['', 'x', 'ü€😀', '"\\\n', '\ud800']).repeat(dice.of([1, 10, 300]))
  const outcome = appizer.track({ event: 'e', userId: 'ada', messageId, properties: { bad, text } })
  return { messageId, bad, outcome }
}
