import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { isAlive } from './lock'
import { inRoot, ROOT } from './paths'

const folder = mkdtempSync(path.join(tmpdir(), 'fsc-npm-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PROGRAM = path.join(folder, 'program.mjs')
writeFileSync(
  PROGRAM,
  `import { writeFileSync } from 'node:fs'
   const { untilAskedToStop } = await import(${JSON.stringify(inRoot('scripts/start/shutdown.ts'))})
   writeFileSync('pid', String(process.pid))
   setInterval(() => {}, 1000)
   await untilAskedToStop()
   writeFileSync('stopped', '')
   process.exit()`,
)
const tsx = import.meta.resolve('tsx')
writeFileSync(
  path.join(folder, 'package.json'),
  JSON.stringify({ scripts: { start: `"${process.execPath}" --import ${tsx} program.mjs` } }),
)
const stopped = path.join(folder, 'stopped')
const pidFile = path.join(folder, 'pid')

async function until(condition: () => boolean, patienceMs: number): Promise<boolean> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(50))
    if (condition()) return true
  return condition()
}

/** Starts something that in the end runs the program, and waits until it runs. */
async function running(
  command: string,
  args: string[],
): Promise<{ starter: number; program: number }> {
  for (const file of [stopped, pidFile]) rmSync(file, { force: true })
  const { npm_lifecycle_event: _event, ...env } = process.env
  const starter = spawn(command, args, {
    cwd: folder,
    stdio: 'ignore',
    env: { ...env, TSX_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.json') } as NodeJS.ProcessEnv,
  })
  expect(await until(() => existsSync(pidFile), 20_000)).toBe(true)
  await sleep(200)
  return { starter: starter.pid ?? 0, program: Number(readFileSync(pidFile, 'utf8')) }
}

describe.skipIf(process.platform === 'win32')('a script under npm', () => {
  // npm itself ignores a lone SIGINT; the terminal's goes to all of them.
  test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('stops when npm gets %s', async (signal) => {
    const { starter, program } = await running('npm', ['start'])
    process.kill(starter, signal)
    expect(await until(() => existsSync(stopped) && !isAlive(program), 5000)).toBe(true)
  })

  test('survives a parent that isn’t npm', async () => {
    const { program } = await running('/bin/sh', [
      '-c',
      `"${process.execPath}" --import ${tsx} program.mjs & exit`,
    ])
    await sleep(1500)
    expect(isAlive(program)).toBe(true)
    process.kill(program, 'SIGTERM')
    expect(await until(() => existsSync(stopped), 5000)).toBe(true)
  })
})
