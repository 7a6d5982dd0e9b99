// SPDX-License-Identifier: Apache-2.0
/** A set that knows its first member in constant time: an iterator of its own would step over all that has gone. */
export class Line<T> extends Set<T> {
  private cursor: Iterator<T> | undefined
  private head: T | undefined

  get first(): T | undefined {
    while (this.size > 0 && !this.has(this.head!)) {
      this.cursor ??= this.values()
      const step = this.cursor.next()
      this.head = step.value
      if (step.done) this.cursor = undefined
    }
    return this.size > 0 ? this.head : undefined
  }
}
