// SPDX-License-Identifier: Apache-2.0
export interface PageEvents {
  /** The page may be gone in a moment. */
  hidden(): void
  /** The page, or the network, is there again. */
  back(): void
}

export interface Watch {
  /** Whether the page may be gone in a moment. */
  isGoing(): boolean
  end(): void
}

export function watchPage({ hidden, back }: PageEvents): Watch {
  const { document } = globalThis
  let isLeft = false
  const leave = () => ((isLeft = true), hidden())
  const show = () => ((isLeft = false), back())
  const isGoing = () => isLeft || document?.visibilityState === 'hidden'
  // Of a tab that is closed on a phone nothing else is told than that it was hidden.
  const changed = () => (isGoing() ? hidden() : back())
  const listeners: [EventTarget | undefined, string, () => void][] = [
    [globalThis, 'pagehide', leave],
    [globalThis, 'pageshow', show],
    [globalThis, 'online', back],
    [document, 'visibilitychange', changed],
  ]
  for (const [target, name, run] of listeners) target?.addEventListener?.(name, run)
  const end = () => listeners.forEach(([target, name, run]) => target?.removeEventListener?.(name, run))
  return { isGoing, end }
}
