// SPDX-License-Identifier: Apache-2.0
/** A random UUID (version 4), for an `anonymousId` or a `messageId`. */
export function generateUUID(): string {
  // Only pages from a secure origin have randomUUID.
  return globalThis.crypto?.randomUUID?.() ?? fromBytes(randomBytes())
}

function randomBytes(): Uint8Array {
  const bytes = new Uint8Array(16)
  // Node 18 has no global crypto. No secret hangs on these ids: they must differ, and do.
  return globalThis.crypto?.getRandomValues?.(bytes) ?? bytes.map(() => Math.random() * 256)
}

function fromBytes(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
