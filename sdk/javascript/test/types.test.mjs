// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'

const libraries = new Map()

/** What a compiler reads, the platform's types once. */
function hostOf(options) {
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...more) => {
    if (!/lib\.[\w.]+$/.test(name)) return getSourceFile(name, ...more)
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...more))
    return libraries.get(name)
  }
  return host
}

const PROGRAM = `
import { Appizer, AppizerError } from '@appizer/sdk'
import { Appizer as InPage, AppizerError as Bare } from '@appizer/sdk/browser'
interface Order { parcels: number; readonly tags: readonly string[]; when?: Date }
export function run(server: Appizer, page: InPage, order: Order, error: unknown): string | undefined {
  void server.track({ event: 'e', properties: order })
  void page.identify({ userId: 1, traits: { list: ['a'] as readonly string[], order }, context: order })
  // @ts-expect-error
  void page.track({ event: 'e', properties: 'text' })
  page.close().then((report) => report.delivered.toFixed())
  if (error instanceof Bare) return error.message
  return error instanceof AppizerError ? error.field : page.userId
}`

test('the types resolve as bundlers, old programs and CommonJS do, and take what programs have', () => {
  const folder = mkdtempSync(join(tmpdir(), 'types-'))
  try {
    mkdirSync(join(folder, 'node_modules/@appizer'), { recursive: true })
    symlinkSync(process.cwd(), join(folder, 'node_modules/@appizer/sdk'))
    for (const [file, module, moduleResolution] of [
      ['use.ts', ts.ModuleKind.ES2020, ts.ModuleResolutionKind.Node10],
      ['use.cts', ts.ModuleKind.Node16, ts.ModuleResolutionKind.Node16],
    ]) {
      writeFileSync(join(folder, file), PROGRAM)
      const options = { noEmit: true, strict: true, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], skipDefaultLibCheck: true, module, moduleResolution, target: ts.ScriptTarget.ES2022 }
      const found = ts.getPreEmitDiagnostics(ts.createProgram([join(folder, file)], options, hostOf(options)))
      assert.deepEqual(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')), [], file)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
