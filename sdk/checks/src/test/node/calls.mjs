// SPDX-License-Identifier: Apache-2.0
// node calls.mjs <host> <run>: every kind of call; says what became of them, as JSON. JavaCalls.java makes the same.

import { Appizer, generateUUID } from '@appizer/sdk';

const [host, run] = process.argv.slice(2);
const appizer = new Appizer({ writeKey: 'dev-write-key', adminKey: 'dev-admin-key', host });
const userId = `user-${run}`;
const previousId = generateUUID();

const sent = [
  appizer.track({ event: `report_opened_${run}`, userId }),
  appizer.track({ event: `queue_measured_${run}`, properties: { jobs: 12 } }),
  appizer.track({
    event: `invoice_paid_${run}`,
    userId,
    properties: { amount: 49.5, currency: 'EUR', address: { city: 'Graz' } },
  }),
  appizer.track({ event: `landing_viewed_${run}`, anonymousId: previousId, properties: { path: '/offers' } }),
  appizer.identify({ userId, traits: { email: `${userId}@example.com`, plan: 'trial', signupDate: '2024-02-01' } }),
  appizer.alias({ userId, previousId }),
  appizer.track({ event: `invoice_paid_${run}`, userId, timestamp: '2024-02-10T08:00:00Z' }),
  appizer.page({ userId, name: 'Offers' }),
  appizer.screen({ userId, name: 'Cart' }),
  appizer.group({ userId, groupId: 'team-1', traits: { seats: 5 } }),
  appizer.identify({ userId, traits: { plan: 'team' } }),
];
const outcomes = await Promise.all(sent);
const refused = await appizer.track({ event: '', userId });

async function total(question) {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await appizer.analytics.query(question);
    if (answer.total > 0) {
      return answer.total;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`nothing of ${question.event}`);
}

const past = await total({ startDate: '2024-02-01', endDate: '2024-02-29', event: `invoice_paid_${run}` });
const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const measured = await total({ startDate: day(-1), endDate: day(1), event: `queue_measured_${run}` });
const { undelivered } = await appizer.close();
console.log(JSON.stringify({ previousId, outcomes, refused, past, measured, undelivered }));
