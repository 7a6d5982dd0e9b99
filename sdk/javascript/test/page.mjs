// SPDX-License-Identifier: Apache-2.0

/** A page in a browser, as far as the SDK sees one. `fetch` is the platform's, and what is sent is kept. */
export class FakePage {
  sent = []
  beacons = []
  /** What fetch does instead; answers undefined for the platform's. */
  fault = () => undefined
  #before = {}

  constructor(local = new FakeStorage()) {
    this.local = local
    const { fetch } = globalThis
    const window = new EventTarget()
    this.window = window
    this.document = Object.assign(new EventTarget(), { title: 'Prices', referrer: '', visibilityState: 'visible' })
    this.#set({
      localStorage: local,
      document: this.document,
      location: new URL('https://shop.example/pricing?utm_source=x'),
      navigator: { userAgent: 'Fake/1', language: 'en-GB', sendBeacon: (url, body) => this.beacons.push({ url, body }) },
      addEventListener: (...listener) => window.addEventListener(...listener),
      removeEventListener: (...listener) => window.removeEventListener(...listener),
      fetch: async (url, request) => {
        this.sent.push({ url, ...request })
        return (await this.fault(request)) ?? fetch(url, request)
      },
    })
  }

  #set(globals) {
    for (const [name, value] of Object.entries(globals)) {
      this.#before[name] = Object.getOwnPropertyDescriptor(globalThis, name)
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
    }
  }

  tell(name) {
    this.window.dispatchEvent(new Event(name))
  }

  hide(isHidden = true) {
    this.document.visibilityState = isHidden ? 'hidden' : 'visible'
    this.document.dispatchEvent(new Event('visibilitychange'))
  }

  /** Puts everything back as it was. */
  leave() {
    for (const [name, before] of Object.entries(this.#before)) {
      if (before) Object.defineProperty(globalThis, name, before)
      else delete globalThis[name]
    }
  }
}

/** As localStorage: its own keys are what is stored. */
export class FakeStorage {
  static most = 5_000_000

  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null
  }

  setItem(key, value) {
    const used = Object.entries(this).reduce((sum, [k, v]) => sum + (k === key ? 0 : k.length + v.length), 0)
    if (used + key.length + value.length > FakeStorage.most) throw new Error('QuotaExceededError')
    this[key] = String(value)
  }

  removeItem(key) {
    delete this[key]
  }
}
