// SPDX-License-Identifier: Apache-2.0
import type { Options, WhenFull } from './types.js'

/** What differs between servers and browsers unless it is said. */
export interface Defaults {
  flushInterval: number
  maxQueueBytes: number
  whenFull: WhenFull
}

export type Settings = Required<Omit<Options, 'adminKey' | 'onUndelivered' | 'onWarning'>> &
  Pick<Options, 'adminKey' | 'onUndelivered' | 'onWarning'>

const COMMON = { host: 'http://127.0.0.1:8080', requestTimeout: 10_000, giveUpAfter: 23 * 3_600_000, gzip: true }

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const isTime = (value: unknown) => typeof value === 'number' && value >= 0
const isFunction = (value: unknown) => !value || typeof value === 'function'

const RULES: [keyof Settings, string, (value: unknown) => boolean][] = [
  ['writeKey', 'a key of the gateway', isText],
  ['adminKey', 'a key of the gateway', (value) => value === undefined || isText(value)],
  ['host', "the gateway's address, such as https://events.example.com", (value) => isText(value) && hostOf(value) !== ''],
  ['whenFull', 'fail, dropOldest or block', (value) => /^(fail|dropOldest|block)$/.test(String(value))],
  ['gzip', 'true or false', (value) => typeof value === 'boolean'],
  ['flushInterval', 'milliseconds', isTime],
  ['requestTimeout', 'milliseconds', isTime],
  ['giveUpAfter', 'milliseconds', isTime],
  ['maxQueueBytes', 'a number of bytes', isTime],
  ['onUndelivered', 'a function', isFunction],
  ['onWarning', 'a function', isFunction],
]

/** @throws TypeError where an option can't be meant */
export function settingsOf(options: Options, defaults: Defaults): Settings {
  // An option that is undefined is one that was not given.
  const given = Object.entries(Object(options)).filter(([, value]) => value !== undefined)
  const settings = { ...COMMON, ...defaults, ...Object.fromEntries(given) } as Settings
  for (const [name, what, holds] of RULES) {
    if (!holds(settings[name])) throw new TypeError(`Appizer: ${name} must be ${what}`)
  }
  return { ...settings, host: hostOf(settings.host) }
}

/** Without a slash at its end; empty where it is none. */
function hostOf(host: unknown): string {
  try {
    // In a page a host may be relative, for a gateway at the page's own origin.
    const { href, protocol } = new URL(String(host), globalThis.location?.href)
    return /^https?:$/.test(protocol) && !/[?#@]/.test(href) ? href.replace(/\/+$/, '') : ''
  } catch {
    return ''
  }
}
