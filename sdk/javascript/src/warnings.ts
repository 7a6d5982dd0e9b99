// SPDX-License-Identifier: Apache-2.0
const MOST = 100

/** Tells sentences, each once, and not without end. They name paths, never values: those may be personal. */
export class Warnings {
  private readonly told = new Set<string>()

  constructor(private readonly tell: (sentence: string) => void = (sentence) => console.warn(sentence)) {}

  warn(sentence: string): void {
    if (this.told.size >= MOST || this.told.has(sentence)) return
    this.told.add(sentence)
    this.guard('', () => this.tell(`Appizer: ${sentence}`))
  }

  /** Runs what a user gave. What it throws is no reason to lose a message, or to end a process. */
  guard(name: string, run: () => void): void {
    try {
      run()
    } catch {
      if (name) this.warn(`${name} has thrown an error`)
    }
  }
}
