// SPDX-License-Identifier: Apache-2.0
/** A random UUID (version 4), for an `anonymousId` or a `messageId`. */
export function generateUUID(): string {
  // Only pages from a secure origin have it, and Node 18 has not. No secret hangs on these ids: they must differ, and do.
  return globalThis.crypto?.randomUUID?.() ?? '00000000-0000-4000-8000-000000000000'.replace(/[08]/g, digit)
}

/** Of 0 any digit, of 8 one of the four that a variant may have. */
function digit(mark: string): string {
  return (+mark ^ ((Math.random() * 16) >> (+mark / 4))).toString(16)
}
