// SPDX-License-Identifier: Apache-2.0
import { attempt } from './attempt.js'
import type { Options, WhenFull } from './types.js'

/** What differs between servers and browsers unless it is said. */
export interface Defaults {
  flushInterval: number
  maxQueueBytes: number
  whenFull: WhenFull
}

export type Settings = Required<Omit<Options, 'adminKey' | 'onUndelivered' | 'onWarning'>> &
  Pick<Options, 'adminKey' | 'onUndelivered' | 'onWarning'>

const COMMON = { writeKey: '', host: 'http://127.0.0.1:8080', requestTimeout: 10_000, giveUpAfter: 23 * 3_600_000, gzip: true }

/**
 * @param policies what `whenFull` may be
 * @throws TypeError where an option can't be meant
 */
export function settingsOf(options: Options, defaults: Defaults, policies: unknown[]): Settings {
  const usual: Record<string, unknown> = { ...COMMON, ...defaults }
  const settings: Record<string, unknown> = { ...usual, ...options }
  for (const name in settings) {
    // An option that is undefined is one that was not given.
    const given = settings[name] ?? usual[name]
    const value = name === 'host' ? hostOf(given) : given
    const type = /^on/.test(name) ? 'function' : typeof (usual[name] ?? '')
    const least = name === 'requestTimeout' ? 1 : 0
    const isMeant = type === 'number' ? Number(value) >= least : String(value).trim()
    if (value !== undefined && !(name === 'whenFull' ? policies.includes(value) : typeof value === type && isMeant)) {
      throw new TypeError(`Appizer: ${name} can't be ${given || undefined}`)
    }
    settings[name] = value
  }
  return settings as unknown as Settings
}

/** Without a slash at its end; empty where it is none. */
function hostOf(host: unknown): string {
  // In a page a host may be relative, for a gateway at the page's own origin.
  const href = attempt(() => new URL(String(host), globalThis.location?.href).href) ?? ''
  return /^https?:[^?#@]+$/.test(href) ? href.replace(/\/+$/, '') : ''
}
