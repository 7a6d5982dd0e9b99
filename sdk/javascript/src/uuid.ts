// SPDX-License-Identifier: Apache-2.0
/** A random UUID (version 4), for an `anonymousId` or a `messageId`. */
export function generateUUID(): string {
  // Only pages from a secure origin have randomUUID.
  return globalThis.crypto?.randomUUID?.() ?? '00000000-0000-4000-8000-000000000000'.replace(/[08]/g, digit)
}

function digit(mark: string): string {
  // Node 18 has no global crypto. No secret hangs on these ids: they must differ, and do.
  const random = globalThis.crypto?.getRandomValues(new Uint8Array(1))[0] ?? Math.random() * 256
  return (mark === '8' ? 8 + (random & 3) : random & 15).toString(16)
}
