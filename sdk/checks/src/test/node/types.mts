// SPDX-License-Identifier: Apache-2.0
// Compiled only: what the types take, and what they refuse.

import { Appizer, generateUUID, type Outcome } from '@appizer/sdk';

const appizer = new Appizer({ writeKey: 'key', whenFull: 'dropOldest' });
const sent: Promise<Outcome> = appizer.track({ event: 'e', anonymousId: generateUUID(), timestamp: new Date() });
sent.then((outcome) => (outcome.ok ? outcome.messageId : outcome.code));
appizer.identify({ userId: 'u', traits: { plan: 'pro' } });
appizer.alias({ userId: 'u', previousId: 'p' });
// @ts-expect-error an event has a name
appizer.track({ userId: 'u' });
// @ts-expect-error no such policy
new Appizer({ writeKey: 'key', whenFull: 'wait' });
