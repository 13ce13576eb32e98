import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { PictureRefusedError } from './refusal'
import { withZip, ZipRefusedError } from './zip'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'zip-test-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function zipOf(
  files: Record<string, Buffer>,
  change: (bytes: Buffer) => Buffer = (bytes) => bytes,
  options = {},
): Promise<string> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, options)
  zip.end()
  const file = path.join(folder, `${Math.random()}.zip`)
  await pipeline(zip.outputStream, createWriteStream(file))
  await writeFile(file, change(await readFile(file)))
  return file
}
const reason = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) =>
      error instanceof ZipRefusedError || error instanceof PictureRefusedError
        ? error.reason
        : error,
  )
const list = (file: string) =>
  withZip(file, async (entries) => entries.map(({ name, refused }) => [name, refused]))
const readAll = (file: string) =>
  withZip(file, async (entries) => {
    const all: Buffer[] = []
    for (const entry of entries)
      for await (const chunk of entry.read()) all.push(Buffer.from(chunk))
    return Buffer.concat(all)
  })
const some = Buffer.from('a picture')
/** Replaces every occurrence of a name in the ZIP by one of the same length. */
const renamed = (from: string, to: string) => (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

describe('a ZIP of pictures', () => {
  it('is listed without folders, hidden files and system files, and unpacks to its content', async () => {
    const file = await zipOf({
      'a.jpg': some,
      'x/b.jpg': some,
      '__MACOSX/._a.jpg': some,
      '.DS_Store': some,
      'x/.hidden.jpg': some,
      'Thumbs.db': some,
    })
    expect(await list(file)).toEqual([
      ['a.jpg', null],
      ['x/b.jpg', null],
    ])
    expect((await readAll(file)).toString()).toBe('a picturea picture')
  })

  it('that contains a bomb is refused by its directory, before anything is unpacked', async () => {
    const error = await withZip(
      await zipOf({ 'a.jpg': some, 'bomb.png': Buffer.alloc(30_000_000) }),
      async () => 'opened',
    ).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ reason: 'bomb', values: { name: 'bomb.png' } })
  })

  it('whose bomb lies about its size is stopped while it is being unpacked', async () => {
    const zeros = Buffer.alloc(30_000_000)
    const file = await zipOf({ 'bomb.png': zeros }, (bytes) => {
      const altered = Buffer.from(bytes)
      const directory = altered.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
      altered.writeUInt32LE(1_000, directory + 24)
      return altered
    })
    let bytesRead = 0
    expect(
      await reason(
        withZip(file, async ([entry]) => {
          for await (const chunk of entry?.read() ?? []) bytesRead += chunk.length
        }),
      ),
    ).toBe('damaged')
    expect(bytesRead).toBeLessThan(200_000)
  })

  it('whose entries share their bytes is refused', async () => {
    const file = await zipOf({ 'a.jpg': some, 'b.jpg': some }, (bytes) => {
      const corrupted = Buffer.from(bytes)
      const last = corrupted.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
      corrupted.writeUInt32LE(0, last + 42)
      return corrupted
    })
    expect(await reason(list(file))).toBe('overlap')
  })

  it('reports for each entry why it isn’t read: a path outside, a link, a password', async () => {
    for (const bad of [
      '../../../etc/a',
      '/etc/passwd.jp',
      'C:/windows/a.j',
      String.raw`..\..\..\etc\a`,
    ])
      expect(
        await list(
          await zipOf({ ['x'.repeat(bad.length)]: some }, renamed('x'.repeat(bad.length), bad)),
        ),
      ).toEqual([[bad.replaceAll('\\', '/'), 'path']])
    const patched = (change: (bytes: Buffer, directory: number) => void) => (bytes: Buffer) => {
      change(bytes, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])))
      return bytes
    }
    expect(
      await list(
        await zipOf(
          { 'a.jpg': some },
          patched((bytes, at) => bytes.writeUInt32LE((0o120777 << 16) >>> 0, at + 38)),
        ),
      ),
    ).toEqual([['a.jpg', 'symlink']])
    expect(
      await list(
        await zipOf(
          { 'a.jpg': some },
          patched((bytes, at) => bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8)),
        ),
      ),
    ).toEqual([['a.jpg', 'encrypted']])
    expect(
      await list(
        await zipOf(
          { 'a.jpg': some },
          patched((bytes, at) => bytes.writeUInt16LE(12, at + 10)),
        ),
      ),
    ).toEqual([['a.jpg', 'method']])
  })

  it('with too many entries, or that isn’t one, is refused', async () => {
    expect(
      await reason(
        list(
          await zipOf(
            Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}.jpg`, some])),
            undefined,
            { compress: false },
          ),
        ),
      ),
    ).toBe('too_many_entries')
    const none = path.join(folder, 'none.zip')
    await writeFile(none, 'MZ')
    expect(await reason(list(none))).toBe('not_a_zip')
    expect(
      await reason(
        list(await zipOf({ 'a.jpg': some }, (bytes) => bytes.subarray(0, bytes.length - 30))),
      ),
    ).toBe('not_a_zip')
  })
})
