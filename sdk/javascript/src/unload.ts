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
  const isGoing = () => isLeft || document?.visibilityState === 'hidden'
  const changed = ({ type }: Event) => {
    if (/^page/.test(type)) isLeft = type === 'pagehide'
    if (isGoing() && type !== 'online') hidden()
    else back()
  }
  const listeners = (method: 'addEventListener' | 'removeEventListener') => {
    for (const name of ['pagehide', 'pageshow', 'online']) globalThis[method]?.(name, changed)
    // Of a tab that is closed on a phone nothing else is told.
    document?.[method]('visibilitychange', changed)
  }
  listeners('addEventListener')
  return { isGoing, end: () => listeners('removeEventListener') }
}
