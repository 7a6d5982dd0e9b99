// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Appizer, AppizerError } from '../dist/node.js'
import { withGateway } from './setup.mjs'

test('questions are answered, refused with all that is known, and tried again where there is no room for them', () =>
  withGateway(Appizer, { adminKey: 'admin' }, async ({ gateway, appizer }) => {
    const answer = { series: [], total: 3 }
    const question = { startDate: '2024-01-01', endDate: '2024-01-31', event: 'purchase' }
    const details = [{ pointer: '/event', message: 'x' }]
    const plans = [
      { status: 503, headers: { 'Retry-After': '0' } }, { status: 429 }, { status: 200, body: answer },
      { status: 400, body: { error: { code: 'INVALID_QUERY', message: 'why', field: 'event', details } } },
      { status: 502, body: '<html>' }, { status: 200, body: '<html>' },
    ]
    gateway.plan = () => plans.shift()
    assert.deepEqual(await appizer.analytics.query(question), answer)
    const { path, headers, body } = gateway.requests.at(-1)
    assert.deepEqual([path, headers.authorization, body], ['/v1/analytics/query', 'Bearer admin', question])
    await assert.rejects(appizer.analytics.funnel(question), (e) => {
      assert.ok(e instanceof AppizerError && e instanceof Error)
      assert.deepEqual([e.status, e.code, e.field, e.details, e.message], [400, 'INVALID_QUERY', 'event', details, 'why: /event: x'])
      return true
    })
    await assert.rejects(appizer.analytics.retention(question), { status: 502, code: 'HTTP_502' })
    await assert.rejects(appizer.analytics.retention(question), { status: 200, code: 'HTTP_200' })
    const without = new Appizer({ writeKey: 'k', host: 'http://127.0.0.1:1' })
    await assert.rejects(without.analytics.query(question), /adminKey/)
    const nowhere = new Appizer({ writeKey: 'k', adminKey: 'a', host: 'http://127.0.0.1:1' })
    await assert.rejects(nowhere.analytics.query(question), { status: 0, code: 'UNREACHABLE' })
  }))
