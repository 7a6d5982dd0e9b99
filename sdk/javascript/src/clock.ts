// SPDX-License-Identifier: Apache-2.0
/** Times of calls: in microseconds, each strictly greater than the one before, whatever the system's clock does. */
export class CallClock {
  private last = 0
  private second = -1
  private prefix = ''

  /** Such as `2026-11-27T20:23:34.123001Z`. */
  next(): string {
    this.last = Math.max(this.last + 1, Date.now() * 1_000)
    const second = Math.floor(this.last / 1e6)
    if (second !== this.second) {
      this.second = second
      this.prefix = new Date(second * 1_000).toISOString().slice(0, 20)
    }
    return `${this.prefix}${String(this.last % 1e6).padStart(6, '0')}Z`
  }
}
