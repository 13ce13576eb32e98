import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { folderBytes, makeRelease, RELEASE_BYTES } from '../start/release'
import type { Figure } from './figure'

/** What is deployed: a release of the build, in bytes on disk. */
export async function sizeFigures(distDir: string): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fsc-release-'))
  try {
    await makeRelease(distDir, folder)
    const megabytes = (...parts: string[]): number => folderBytes(path.join(folder, ...parts)) / 1e6
    const detail = `${megabytes('node_modules').toFixed(0)} of packages, ${megabytes(distDir).toFixed(0)} of the build`
    const bound = { atMost: RELEASE_BYTES / 1e6 }
    return [{ name: 'What is deployed', detail, value: megabytes(), unit: 'MB', bound }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
