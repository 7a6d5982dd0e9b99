// SPDX-License-Identifier: Apache-2.0
/** A random UUID (version 4), for an `anonymousId` or a `messageId`. */
export function generateUUID(): string {
  // Only pages from a secure origin have it, and Node 18 has not. No secret hangs on these ids: they must differ, and do.
  return globalThis.crypto?.randomUUID?.() ?? '00000000-0000-4000-8000-000000000000'.replace(/[08]/g, digit)
}

function digit(mark: string): string {
  return Math.floor(mark === '8' ? 8 + Math.random() * 4 : Math.random() * 16).toString(16)
}
