// SPDX-License-Identifier: Apache-2.0
/** First in, first out, in constant time: an array's own shift moves everything behind it. */
export class Line<T> {
  private items: T[] = []
  private start = 0

  get length(): number {
    return this.items.length - this.start
  }

  get first(): T | undefined {
    return this.items[this.start]
  }

  push(item: T): void {
    this.items.push(item)
  }

  shift(): T | undefined {
    const item = this.items[this.start++]
    if (this.start >= this.items.length) this.clear()
    else if (this.start > 1_000 && this.start * 2 > this.items.length) {
      this.items = this.items.slice(this.start)
      this.start = 0
    }
    return item
  }

  clear(): void {
    this.items = []
    this.start = 0
  }
}
