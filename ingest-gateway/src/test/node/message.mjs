// SPDX-License-Identifier: Apache-2.0
// The messages that every SDK is made to send. LiveMessage.java says the same.

const TYPES = ['track', 'identify', 'alias', 'page', 'screen', 'group'];

export function message(run, n) {
  const content = { run, n, amount: n + 0.25, text: 'naïve – ☕ "quoted" \\ 𝄞', nested: { list: [1, null, true] } };
  const type = TYPES[n % TYPES.length];
  const userId = `user-${n}`;
  switch (type) {
    case 'track':
      return { type, fields: { userId, event: `event ${n}`, properties: content } };
    case 'identify':
      return { type, fields: { userId, traits: content } };
    case 'alias':
      return { type, fields: { userId, previousId: `${run}-before-${n}` } };
    case 'group':
      return { type, fields: { userId, groupId: `group-${n}`, traits: content } };
    default:
      return { type, fields: { userId, name: `name ${n}`, properties: content } };
  }
}
