#!/usr/bin/env node
// Prisma's command line talks to a native "schema engine" that it downloads from Prisma's servers.
// The same engine is published to npm as WebAssembly; this program stands in for the native one
// (PRISMA_SCHEMA_ENGINE_BINARY), so that migrations need nothing but the npm registry. It speaks
// JSON-RPC, one message per line, on stdin and stdout. See docs/decisions/prisma-schema-engine.md.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { connector, reach } from './connector.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true, default: [] },
    datasource: { type: 'string', default: '{}' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
const { url, shadowDatabaseUrl } = JSON.parse(values.datasource)

async function loadEngine() {
  const wasm = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': glue,
  })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

/** The engine reports a Rust panic here before it traps. */
let panic
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panic = message) }

const send = (message) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

function describeError(error) {
  if (panic)
    return {
      code: 4466,
      message: 'The schema engine panicked.',
      data: { is_panic: true, message: panic, error: { message: panic } },
    }
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: false, message, meta: null, error_code: error?.code ?? null },
  }
}

async function serve() {
  const { SchemaEngine } = await loadEngine()
  const files = values.datamodels.map((file) => [file, readFileSync(file, 'utf8')])
  // "migrate diff" names its schemas in the request; an empty list would be taken for one.
  const datamodels = files.length > 0 ? files : undefined
  let engine
  let pending
  // A panic inside a callback of the engine surfaces here, and its call would never be answered.
  process.on('uncaughtException', (error) => {
    send({ id: pending, error: describeError(error) })
    process.exitCode = 101
    process.stdin.destroy()
  })
  const call = async (method, params) => {
    if (method === 'createDatabase') return reach(params.datasource.url ?? url, { create: true })
    engine ??= await SchemaEngine.new(
      { datamodels },
      () => undefined,
      connector(url, shadowDatabaseUrl),
    )
    return method === 'getDatabaseVersion' ? engine.version(params) : engine[method](params)
  }
  // One at a time, in order: the engine keeps a single connection.
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line)
    if (!method) continue // The answer to a "print" of ours.
    pending = id
    try {
      const result = await call(method, params)
      if (method === 'diff' && result.stdout !== null && result.stdout !== undefined)
        send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } })
      send({ id, result: result ?? null })
    } catch (error) {
      send({ id, error: describeError(error) })
    }
  }
}

async function oneShot(command) {
  try {
    await reach(url, { create: command === 'create-database' })
  } catch (error) {
    // The command line reads the reason from the lines after the first, as the native engine logs them.
    const fields = { message: error.message, error_code: error.prismaCode ?? 'P1001' }
    process.stderr.write(
      `schema-engine\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`,
    )
    process.exitCode = 1
  }
}

if (values.version) console.log(`schema-engine-cli ${(await loadEngine()).version()}`)
else if (positionals[0] === 'cli') await oneShot(positionals[1])
else await serve()
