import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Disk } from 'flydrive'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileStore } from './store'

const folder = mkdtempSync(path.join(tmpdir(), 'fsc-files-'))
const s3 = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: path.join(folder, 's3'),
  configureBuckets: [{ name: 'uploads', configs: [] }],
})
let endpoint = ''

beforeAll(async () => {
  const { port } = await s3.run()
  endpoint = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})

const stores: [string, () => Disk][] = [
  ['a folder', () => openFileStore({ FILES_DIR: path.join(folder, 'disk') })],
  [
    'an S3-compatible store',
    () =>
      openFileStore({
        FILES_DIR: '',
        S3_BUCKET: 'uploads',
        S3_REGION: 'eu-central-1',
        S3_ENDPOINT: endpoint,
        S3_ACCESS_KEY_ID: 'S3RVER',
        S3_SECRET_ACCESS_KEY: 'S3RVER',
      }),
  ],
]

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe.each(stores)('files in %s', (_, open) => {
  it('of 3,000,000 bytes are read back exactly after streaming', async () => {
    const bytes = randomBytes(3_000_000)
    const store = open()
    const pieces = Array.from({ length: 48 }, (_piece, i) =>
      bytes.subarray(i * 62_500, (i + 1) * 62_500),
    )
    await store.putStream('requests/drawing.pdf', Readable.from(pieces))
    const back = await buffer(await store.getStream('requests/drawing.pdf'))
    expect([back.length, sha256(back)]).toEqual([3_000_000, sha256(bytes)])
    expect((await store.getMetaData('requests/drawing.pdf')).contentLength).toBe(3_000_000)
    expect(sha256(await store.getBytes('requests/drawing.pdf'))).toBe(sha256(bytes))
  })

  it('exist until they are deleted', async () => {
    const store = open()
    await store.put('pictures/a.avif', Buffer.from('a picture'))
    expect(await store.exists('pictures/a.avif')).toBe(true)
    expect(await store.get('pictures/a.avif')).toBe('a picture')
    await store.put('pictures/a.avif', Buffer.from('another'))
    expect(await store.get('pictures/a.avif')).toBe('another')
    await store.delete('pictures/a.avif')
    expect(await store.exists('pictures/a.avif')).toBe(false)
    await expect(store.getBytes('pictures/a.avif')).rejects.toThrow()
  })
})

it('in a folder are complete for their readers while they are rewritten', async () => {
  const store = openFileStore({ FILES_DIR: path.join(folder, 'disk') })
  const bytes = randomBytes(2_000_000)
  await store.put('papers/one.pdf', bytes)
  const reads = Array.from({ length: 40 }, async () => {
    const [back] = await Promise.all([
      store.getBytes('papers/one.pdf'),
      store.put('papers/one.pdf', bytes),
    ])
    return sha256(back)
  })
  expect(new Set(await Promise.all(reads))).toEqual(new Set([sha256(bytes)]))
  const { objects } = await store.listAll('papers/')
  expect([...objects].map(({ name }) => name)).toEqual(['one.pdf'])
})
