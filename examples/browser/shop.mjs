// SPDX-License-Identifier: Apache-2.0

import { Appizer, generateUUID } from './node_modules/@appizer/sdk/dist/appizer.browser.js';

const parameters = new URLSearchParams(location.search);
const appizer = new Appizer({
  writeKey: parameters.get('key') ?? 'dev-browser-key',
  host: parameters.get('host') ?? 'http://127.0.0.1:8080',
});
const element = (id) => document.getElementById(id);

// No call names anybody: the client knows whose browser this is, and from `identify` on who that is.
const actions = {
  view: () => appizer.track({ event: 'product_viewed', properties: { product: 'lamp', price: 80 } }),
  'sign-up': () => appizer.identify({ userId: `customer_${generateUUID().slice(0, 8)}`, traits: { plan: 'free' } }),
  buy: () => appizer.track({ event: 'purchase', properties: { amount: 240, currency: 'EUR' } }),
  'sign-out': () => appizer.reset(),
};

function show() {
  element('who').textContent = appizer.userId ?? `visitor ${appizer.anonymousId}`;
}

for (const [id, action] of Object.entries(actions)) {
  element(id).addEventListener('click', async () => {
    const outcome = await action();
    if (outcome) {
      const became = outcome.ok ? 'is in Kafka' : `was not delivered: ${outcome.message}`;
      element('log').append(`${id}: message ${outcome.messageId} ${became}\n`);
    }
    show();
  });
}
show();
appizer.page({ name: 'Shop' });
