// SPDX-License-Identifier: Apache-2.0
// node server.mjs <sdk> <url> <key> <run> <count>
// Sends half of the messages, says "half" once they are delivered, waits for a line, sends the rest and ends: with 0 when
// the SDK says that it has delivered all of them.

import { once } from 'node:events';
import { message } from './message.mjs';

const [sdk, url, key, run, count] = process.argv.slice(2);

async function client() {
  if (sdk === 'segment-node') {
    const { Analytics } = await import('@segment/analytics-node');
    return new Analytics({ writeKey: key, host: url, flushAt: 20, flushInterval: 200 });
  }
  const { default: Analytics } = await import('@rudderstack/rudder-sdk-node');
  return new Analytics(key, { dataPlaneUrl: url, flushAt: 20, flushInterval: 200, retryCount: 10 });
}

const analytics = await client();

async function send(from, to) {
  const delivered = [];
  for (let n = from; n < to; n++) {
    const { type, fields } = message(run, n);
    delivered.push(new Promise((done, failed) => analytics[type](fields, (error) => (error ? failed(error) : done()))));
  }
  await Promise.all(delivered);
}

const half = count / 2;
await send(0, half);
console.log('half');
await once(process.stdin, 'data');
await send(half, Number(count));
process.exit(0);
