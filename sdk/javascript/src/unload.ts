// SPDX-License-Identifier: Apache-2.0
interface Listeners {
  /** The page may be gone in a moment. */
  hidden(): void
  /** The page, or the network, is there again. */
  back(): void
}

/** @returns what ends it */
export function onPageEvents({ hidden, back }: Listeners): () => void {
  const { document } = globalThis
  // Of a tab that is closed on a phone nothing else is told than that it was hidden.
  const changed = () => document.visibilityState === 'hidden' && hidden()
  const listeners: [EventTarget | undefined, string, () => void][] = [
    [globalThis, 'pagehide', hidden],
    [globalThis, 'pageshow', back],
    [globalThis, 'online', back],
    [document, 'visibilitychange', changed],
  ]
  for (const [target, name, run] of listeners) target?.addEventListener?.(name, run)
  return () => listeners.forEach(([target, name, run]) => target?.removeEventListener?.(name, run))
}
