// SPDX-License-Identifier: Apache-2.0
const MOST = 100

/** Tells a sentence. */
export type Warn = (sentence: string) => void

/** Tells sentences, each once, and not without end. They name paths, never values: those may be personal. */
export function warnOnce(tell: Warn = (sentence) => console.warn(sentence)): Warn {
  const told = new Set<string>()
  return (sentence) => {
    if (told.size >= MOST || told.has(sentence)) return
    told.add(sentence)
    void guarded(() => tell(`Appizer: ${sentence}`))
  }
}

/** Runs what a user gave. What it throws, also later, is no reason to lose a message, or to end a process. */
export async function guarded(run: () => unknown): Promise<void> {
  try {
    await run()
  } catch {
    // It is not ours to tell.
  }
}
