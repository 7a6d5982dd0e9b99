// SPDX-License-Identifier: Apache-2.0
import { FakeGateway } from './gateway.mjs'

// What hangs must end, so that it is seen.
setTimeout(() => process.exit(1), 60_000).unref()

/** Runs with a gateway and a client of it, and ends both. */
export async function withGateway(Appizer, options, run) {
  const gateway = await FakeGateway.start()
  const warnings = []
  const undelivered = []
  const appizer = new Appizer({
    writeKey: 'k', host: gateway.host, flushInterval: 5, onWarning: (sentence) => warnings.push(sentence),
    onUndelivered: (outcome) => undelivered.push(outcome), ...options,
  })
  try {
    await run({ gateway, appizer, warnings, undelivered })
  } finally {
    await appizer.close(0)
    await gateway.stop()
  }
}

/** Plans the faults one after the other, then none. */
export function first(...faults) {
  return () => faults.shift()
}
