// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Appizer } from '../dist/node.js'
import { first, withGateway } from './setup.mjs'

test('it warns of what is not queryable, once, by its path and without its value', () =>
  withGateway(Appizer, {}, async ({ appizer, warnings }) => {
    const many = Object.fromEntries(Array.from({ length: 256 }, (_, i) => [`p${i}`, i]))
    const properties = {
      fine: { a: { b: { c: { d: 'x'.repeat(1_024) } } } }, emoji: '😀'.repeat(1_024), hundred: Array(100).fill(1),
      text: 'secret'.repeat(200), list: Array(101).fill(1), deep: { a: { b: { c: { d: { e: 'secret' } } } } },
    }
    for (let i = 0; i < 3; i++) appizer.track({ event: 'e', properties })
    appizer.track({ event: 'other', properties: { text: properties.text } })
    appizer.track({ event: 'many', properties: many })
    await appizer.flush()
    assert.deepEqual(warnings.map((warning) => warning.slice('Appizer: '.length).split(' ', 2).join(' ')),
      ['e: properties.text', 'e: properties.list', 'e: properties.deep.a.b.c.d.e', 'other: properties.text', 'many: properties'])
    assert.ok(!warnings.join().includes('secret'))
    for (let i = 0; i < 200; i++) appizer.track({ event: `e${i}`, properties: { n: NaN } })
    assert.equal(warnings.length, 100)
  }))

test('it warns of an identify that repeats what was said last', () =>
  withGateway(Appizer, {}, async ({ appizer, warnings }) => {
    appizer.identify({ userId: 'ada', traits: { plan: 'pro', name: 'Ada' } })
    appizer.identify({ userId: 'bob', traits: { plan: 'pro' } })
    appizer.identify({ userId: 'ada', traits: { plan: 'free' } })
    appizer.identify({ userId: 'ada', traits: { plan: 'pro', name: 'Ada' } })
    appizer.identify({ userId: 'ada' })
    assert.deepEqual(warnings, [])
    appizer.identify({ userId: 'ada', traits: { name: 'Ada' } })
    appizer.identify({ userId: 'ada', traits: { name: 'Ada' } })
    assert.deepEqual(warnings.length, 1)
    assert.ok(!warnings[0].includes('Ada'))
    appizer.reset()
    appizer.identify({ userId: 'bob', traits: { plan: 'pro' } })
    assert.deepEqual(warnings.length, 1)
    await appizer.flush()
  }))

test('an identify repeats nothing where it claims another id, or where the one before was not delivered', () =>
  withGateway(Appizer, { onWarning: undefined, onUndelivered: undefined }, async ({ gateway }) => {
    const warnings = []
    const appizer = new Appizer({ writeKey: 'k', host: gateway.host, onUndelivered: () => {}, onWarning: (text) => warnings.push(text) })
    const traits = { plan: 'pro' }
    for (const anonymousId of ['v1', 'v2']) appizer.identify({ userId: 'ada', anonymousId, traits })
    gateway.plan = first({ status: 400 })
    await appizer.identify({ userId: 'bob', traits })
    await appizer.identify({ userId: 'bob', traits })
    assert.deepEqual(warnings, [])
    await appizer.identify({ userId: 'bob', traits })
    assert.equal(warnings.length, 1)
    await appizer.close()
  }))
