// SPDX-License-Identifier: Apache-2.0
// A visitor of a shop looks around, signs up and buys: node producer.mjs

import { Appizer, generateUUID } from '@appizer/sdk';

const appizer = new Appizer({
  writeKey: process.env.APPIZER_WRITE_KEY ?? 'dev-write-key',
  host: process.env.APPIZER_HOST ?? 'http://127.0.0.1:8080',
  onUndelivered: (outcome) => console.error(`not delivered: ${outcome.code}: ${outcome.message}`),
});

const visitor = generateUUID();
const userId = process.argv[2] ?? `customer_${visitor.slice(0, 8)}`;

// Nothing waits here: calls are sent in batches, and each answers a promise of what became of it.
appizer.track({ event: 'product_viewed', anonymousId: visitor, properties: { product: 'lamp', price: 80 } });
appizer.track({ event: 'product_viewed', anonymousId: visitor, properties: { product: 'desk', price: 240 } });
appizer.identify({ userId, traits: { email: `${userId}@example.com`, plan: 'free' } });
appizer.alias({ userId, previousId: visitor });
appizer.track({ event: 'purchase', userId, properties: { amount: 240, currency: 'EUR' } });

// Where it matters, wait for it. This one is refused, and says why.
const outcome = await appizer.track({ event: '', userId });
console.log(outcome.ok ? 'taken' : `refused: ${outcome.code} ${outcome.field}`);

const { undelivered } = await appizer.close();
console.log(`${userId}: ${appizer.stats().accepted} accepted, ${undelivered.length} left behind`);
