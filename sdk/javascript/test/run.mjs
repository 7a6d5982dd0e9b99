// SPDX-License-Identifier: Apache-2.0
// Runs all tests, several files at once: they wait more than they work.

import { readdirSync } from 'node:fs'
import { run } from 'node:test'
import { tap } from 'node:test/reporters'

const here = new URL('.', import.meta.url).pathname
const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).map((name) => here + name)
run({ files, concurrency: 4 })
  .on('test:fail', () => (process.exitCode = 1))
  .compose(tap)
  .pipe(process.stdout)
