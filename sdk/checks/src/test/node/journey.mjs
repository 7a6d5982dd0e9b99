// SPDX-License-Identifier: Apache-2.0
// A visitor's way over several pages, each a new load; what each page finds is told to the page's own server.

import { Appizer } from './sdk/appizer.browser.js';

const parameters = new URLSearchParams(location.search);
const run = parameters.get('run');
const step = Number(parameters.get('step'));
const open = (writeKey) => new Appizer({ writeKey, host: parameters.get('host') });
const appizer = open('dev-browser-key');
const userId = `user-${run}`;

const tell = (what) => fetch('/told', { method: 'POST', body: JSON.stringify({ step, ...what }) });
const network = (state) => fetch(`/network/${state}`);

function leave() {
  parameters.set('step', step + 1);
  location.search = parameters;
}

const pages = [
  // What is tracked in the last moment is not waited for.
  async () => {
    const outcome = await appizer.track({ event: `landed_${run}` });
    await tell({ anonymousId: appizer.anonymousId, outcome });
    appizer.track({ event: `left_${run}` });
  },
  async () => {
    const before = appizer.anonymousId;
    appizer.track({ event: `signup_started_${run}` });
    const outcome = await appizer.identify({ userId, traits: { plan: 'trial' } });
    await appizer.track({ event: `signup_completed_${run}`, properties: { naïve: '☕' } });
    await tell({ anonymousId: before, userId: appizer.userId, outcome });
  },
  // Nobody answers any more, and the visitor leaves.
  async () => {
    await network('down');
    appizer.track({ event: `offline_${run}`, properties: { n: 1 } });
    await new Promise((done) => setTimeout(done, 1500));
    appizer.track({ event: `offline_${run}`, properties: { n: 2 } });
    await tell({ userId: appizer.userId, stored: JSON.stringify({ ...localStorage }).includes(`offline_${run}`) });
  },
  async () => {
    await network('up');
    dispatchEvent(new Event('online'));
    await appizer.flush();
    await tell({ userId: appizer.userId, stored: JSON.stringify({ ...localStorage }).includes(`offline_${run}`) });
  },
  // More than one keepalive call may carry, in the last moment.
  async () => {
    for (let n = 0; n < 400; n++) {
      appizer.track({ event: `burst_${run}`, properties: { n, text: 'x'.repeat(300) } });
    }
    await tell({});
  },
  async () => {
    await appizer.flush();
    const { userId: before, anonymousId } = appizer;
    appizer.reset();
    await tell({ before, anonymousId, after: appizer.anonymousId, userId: appizer.userId ?? null });
    await tell({ done: true });
  },
];

await pages[step]();
if (step + 1 < pages.length) {
  leave();
}
