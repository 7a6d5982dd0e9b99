// SPDX-License-Identifier: Apache-2.0
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { minify } from 'terser'

const dist = new URL('dist/', import.meta.url)
process.chdir(new URL('.', import.meta.url).pathname)
rmSync(dist, { recursive: true, force: true })

const BETWEEN_FILES = `arrived hurry sendLast hasFullBatch isEmpty offer take settle settled triedAt failures succeeded
  failed cutShort outcomes failure retryAfter isFirst isLast atOnce members defaults isThere leftovers stored discard repetition
  forget attach hidden back room isFailing left save stop write clear bytes send first names order isDrained tried queue toJson policies keep isGoing end json open`.split(/\s+/)
/** Names that others have, too. */
const FOREIGN = ['call', 'constructor', 'message', 'warn']

/** Writes the names of the exports so that an import in ESM sees them. */
const NAMED = { platform: 'node' }
const common = { bundle: true, target: 'es2022' }
await Promise.all([
  bundle('node', 'esm', 'node.js'),
  bundle('node', 'cjs', 'node.cjs', NAMED),
  bundle('browser', 'esm', 'browser.js'),
  bundle('browser', 'cjs', 'browser.cjs', NAMED),
  bundle('browser', 'esm', 'appizer.browser.js', { mangleProps: internalNames(), minifySyntax: true }),
])
await shorten('dist/appizer.browser.js')
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', '.'], { stdio: 'inherit' })
writeTypesOfCommonJs()

function bundle(entry, format, outfile, more) {
  return build({ ...common, entryPoints: [`src/${entry}.ts`], format, outfile: `dist/${outfile}`, ...more })
}

/** For pages, where each byte is paid for by every visitor. */
async function shorten(file) {
  const { code } = await minify(readFileSync(file, 'utf8'), { module: true, compress: { passes: 3, ecma: 2020, unsafe_arrows: true } })
  writeFileSync(file, code)
}

/** What no one else sees may have short names: what is private, and what is between our own files alone. */
function internalNames() {
  const sources = readdirSync('src', { recursive: true }).filter((file) => file.endsWith('.ts'))
  const text = sources.map((file) => readFileSync(`src/${file}`, 'utf8')).join()
  const own = [...text.matchAll(/(?:private|protected) (?:override |readonly |async |get )*(\w+)/g)].map(([, name]) => name)
  const names = new Set([...own, ...BETWEEN_FILES].filter((name) => !FOREIGN.includes(name)))
  return new RegExp(`^(${[...names].join('|')})$`)
}

/** Node takes types of CommonJS from .d.cts alone. */
function writeTypesOfCommonJs() {
  for (const name of readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.d.ts'))) {
    const types = readFileSync(new URL(name, dist), 'utf8').replace(/((?:from |import\()['"]\.[^'"]*)\.js/g, '$1.cjs')
    writeFileSync(new URL(name.replace(/\.d\.ts$/, '.d.cts'), dist), types)
  }
}
