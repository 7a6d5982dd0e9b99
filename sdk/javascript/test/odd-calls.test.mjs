// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import * as browser from '../dist/appizer.browser.js'
import { Appizer } from '../dist/node.js'
import { sleep } from './random.mjs'
import { withGateway } from './setup.mjs'

const throwing = (what) => () => { throw what }
const nothing = Object.create(null)
function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
/** Of which none can be written. */
const UNWRITABLE = [
  revoked(), Object.defineProperty({}, 'messageId', { get: throwing(new Error('x')), enumerable: true }),
  { event: 'e', properties: { toJSON: throwing(Symbol('x')) } }, { event: 'e', properties: { toJSON: throwing(nothing) } },
  { event: 'e', properties: { toJSON: throwing(revoked()) } },
]
/** What is odd, but no reason to refuse. */
const WRITABLE = [
  { event: 'e', messageId: nothing }, { event: { toString: 1 } }, { event: Symbol('x'), userId: { toString: null } },
  { event: 'e', properties: { toJSON: 'none' } }, { event: 'e', properties: { a: { toJSON: () => undefined } } },
  { event: 'e', properties: { f: Object.assign(() => {}, { self: UNWRITABLE }) } },
]

for (const [name, Client] of [['server', Appizer], ['browser', browser.Appizer]]) {
  test(`no call is rejected or throws, whatever it is given: ${name}`, () =>
    withGateway(Client, {}, async ({ appizer }) => {
      const cycle = () => {}
      cycle.cycle = cycle
      const verbs = ['track', 'identify', 'alias', 'page', 'screen', 'group']
      for (const verb of verbs) {
        for (const call of [...UNWRITABLE, null, 7]) assert.equal((await appizer[verb](call)).code, 'NOT_SERIALIZABLE')
      }
      const isTaken = async (call) => assert.equal((await appizer.track(call)).ok, true)
      await isTaken({ event: 'e', properties: { cycle } })
      for (const call of WRITABLE) if (name === 'server' || !Object.hasOwn(call, 'userId')) await isTaken(call)
      await appizer.close()
      for (const verb of verbs) {
        for (const call of [...UNWRITABLE, ...WRITABLE, null]) assert.equal((await appizer[verb](call)).code, 'CLOSED')
      }
    }))
}

test('what is no number or no time is left out and told, as an id it is refused, and a call does not write itself', () =>
  withGateway(Appizer, {}, async ({ gateway, appizer, warnings }) => {
    const no = new Date(NaN)
    appizer.identify({ userId: 'u', traits: { no, a: [no, 1], n: new Number(NaN), j: { toJSON: () => NaN }, b: null }, timestamp: no })
    appizer.track({ event: 'e', userId: NaN, properties: { userId: NaN } })
    appizer.group({ groupId: -Infinity, anonymousId: Infinity })
    appizer.track({ event: 'e', toJSON: () => 'mine', sentAt: '', writeKey: '', properties: {} })
    await appizer.flush()
    const [identify, track, group, own] = gateway.attempts
    assert.deepEqual(identify.traits, { a: [1], b: null })
    assert.match(identify.timestamp, /\d{6}Z$/)
    assert.deepEqual([track.userId, track.properties, group.groupId, group.anonymousId], ['NaN', {}, 'NaN', 'NaN'])
    assert.deepEqual(Object.keys(own), ['type', 'messageId', 'timestamp', 'event', 'properties'])
    assert.deepEqual(warnings.map((warning) => /(traits|properties)[.\w]+/.exec(warning)[0]),
      ['traits.no', 'traits.a', 'traits.n', 'traits.j', 'properties.userId'])
  }))

test('a listener that calls at once what fails at once lets others get on, also after close', () => {
  let appizer
  let calls = 0
  const onUndelivered = () => calls++ < 1e4 && void appizer.track()
  return withGateway(Appizer, { onUndelivered }, async ({ appizer: client }) => {
    appizer = client
    for (const prepare of [() => {}, () => client.close()]) {
      await prepare()
      const before = calls
      void client.track()
      await sleep(20)
      assert.ok(calls > before && calls < before + 1_000, `${calls - before}`)
    }
    calls = Infinity
  })
})

test('a listener that is rejected does not end a process', () =>
  withGateway(Appizer, {}, async ({ gateway }) => {
    const script = `import { Appizer } from '${new URL('../dist/node.js', import.meta.url)}'
      const fail = async () => { throw new Error('x') }
      const appizer = new Appizer({ writeKey: 'k', host: '${gateway.host}', onUndelivered: fail, onWarning: fail })
      appizer.track()
      appizer.track({ event: 'e', properties: { n: NaN } })
      setTimeout(() => {}, 50)`
    await new Promise((done, fail) =>
      execFile(process.execPath, ['--input-type=module', '-e', script], (e) => (e ? fail(e) : done())))
    assert.equal(gateway.taken.size, 1)
  }))
