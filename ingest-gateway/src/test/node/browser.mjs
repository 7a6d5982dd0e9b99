// SPDX-License-Identifier: Apache-2.0
// The same in a browser: "half" and the line to wait for are calls to the page's own server.

import { message } from './message.mjs';

const parameters = new URLSearchParams(location.search);
const run = parameters.get('run');
const count = Number(parameters.get('count'));
// A change of host, and nothing else: where to send to the SDK learns from the gateway.
const analytics = AnalyticsNext.AnalyticsBrowser.load({
  writeKey: parameters.get('key'),
  cdnURL: parameters.get('url'),
});

function call(type, { userId, event, name, groupId, previousId, properties, traits }) {
  switch (type) {
    case 'track':
      return analytics.track(event, properties);
    case 'identify':
      return analytics.identify(userId, traits);
    case 'alias':
      return analytics.alias(userId, previousId);
    case 'group':
      return analytics.group(groupId, traits);
    default:
      return analytics[type](name, properties);
  }
}

async function send(from, to) {
  const sent = [];
  for (let n = from; n < to; n++) {
    const { type, fields } = message(run, n);
    sent.push(call(type, fields));
  }
  await Promise.all(sent);
}

await send(0, count / 2);
await fetch('/half');
await send(count / 2, count);
