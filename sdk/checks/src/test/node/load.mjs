// SPDX-License-Identifier: Apache-2.0
// node load.mjs <host> <run> <count>: sends so many events of a hundred users, in small batches; says how many outcomes
// there were of each kind. JavaLoad.java does the same.

import { Appizer } from '@appizer/sdk';

const [host, run, count] = process.argv.slice(2);
const WORKERS = 8;
const WAVE = 50;
const appizer = new Appizer({ writeKey: 'dev-write-key', host, flushInterval: 5, requestTimeout: 2_000, whenFull: 'block' });
const kinds = {};

async function work(worker) {
  for (let from = worker * WAVE; from < count; from += WORKERS * WAVE) {
    const wave = Array.from({ length: Math.min(WAVE, count - from) }, (_, i) => send(from + i));
    for (const outcome of await Promise.all(wave)) {
      const kind = outcome.ok ? 'accepted' : outcome.code;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
  }
}

function send(n) {
  return appizer.track({ event: `load_${run}`, userId: `${run}-${n % 100}`, properties: { n, text: 'naïve – ☕ 𝄞'.repeat(8) } });
}

await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
const closed = await appizer.close();
console.log(JSON.stringify({ kinds, undelivered: closed.undelivered.length, stats: appizer.stats() }));
