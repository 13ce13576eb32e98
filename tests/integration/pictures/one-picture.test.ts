import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as getReleased } from '@/app/products/[product]/[file]/route'
import { addPicture } from '@/features/catalog/commands/add-picture'
import { pictureKey } from '@/features/catalog/pictures/path'
import { offeredByCode } from '@/features/catalog/queries/offered'
import { PictureRefusedError } from '@/features/catalog/pictures/refusal'
import { webpKey } from '@/features/catalog/pictures/webp'
import { articlesBySku } from '@/features/requests/queries/articles'
import { db } from '@/platform/db/client'
import { fileStore } from '@/platform/files/store'
import { stopBoss } from '@/platform/jobs/boss'
import { lin, picture, sent, get, openCatalog } from './fixtures'
import { as } from '@/tests/support/as'

const released = (product: string, file: string) =>
  getReleased(new Request('http://localhost/'), { params: Promise.resolve({ product, file }) })

beforeAll(openCatalog)
afterAll(stopBoss)

describe('a picture', () => {
  it('sent twice, and twice at once, is stored once', async () => {
    const red = await picture('#a00')
    const [one, two] = await Promise.all([
      addPicture(as(lin), sent(red)),
      addPicture(as(lin), sent(red)),
    ])
    expect(two).toEqual(one)
    expect(await addPicture(as(lin), sent(red))).toEqual(one)
    expect(await db.picture.findMany()).toMatchObject([{ width: 500, height: 400, by: 'Lin' }])
    expect(await db.auditEvent.count({ where: { action: 'picture.add' } })).toBe(1)
  })

  it('is served permanently, and nothing else is', async () => {
    const { path } = await addPicture(as(lin), sent(await picture('#0a0')))
    const name = path.split('/').at(-1) ?? ''
    const answer = await get(`${name}-400.avif`)
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('cache-control'),
      answer.headers.get('x-content-type-options'),
    ]).toEqual([200, 'image/avif', 'public, max-age=31536000, immutable', 'nosniff'])
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([bytes.length, bytes.toString('latin1', 4, 12)]).toEqual([
      Number(answer.headers.get('content-length')),
      'ftypavif',
    ])
    for (const other of [
      `${name}-800.avif`,
      `../requests/${name}-400.avif`,
      '00000000-0000-4000-8000-000000000000-400.avif',
    ])
      expect((await get(other)).status).toBe(404)
  })

  it('is served as WebP where AVIF isn’t supported: made once, stored, not sent again', async () => {
    const { path } = await addPicture(as(lin), sent(await picture('#0c0')))
    const name = path.split('/').at(-1) ?? ''
    const [one, two] = await Promise.all([get(`${name}-400.webp`), get(`${name}-400.webp`)])
    const bytes = Buffer.from(await one.arrayBuffer())
    expect(Buffer.from(await two.arrayBuffer()).equals(bytes)).toBe(true)
    expect([one.status, one.headers.get('content-type'), one.headers.get('cache-control')]).toEqual(
      [200, 'image/webp', 'public, max-age=31536000, immutable'],
    )
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 500, height: 400 })
    const { dominant } = await sharp(bytes).stats()
    expect(dominant.g).toBeGreaterThan(180)
    const again = await get(`${name}-400.webp`, {
      'if-none-match': one.headers.get('etag') ?? 'none',
    })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    const key = webpKey(Buffer.from(await fileStore().getBytes(pictureKey(name, 400))))
    expect(await fileStore().exists(key)).toBe(true)
    // A half file, as another instance might be writing it, is never served.
    await fileStore().put(key, bytes.subarray(0, 100))
    expect(Buffer.from(await (await get(`${name}-400.webp`)).arrayBuffer()).equals(bytes)).toBe(
      true,
    )
    for (const other of [
      `${name}-800.webp`,
      `${name}-400.jpg`,
      `../requests/${name}-400.webp`,
      '00000000-0000-4000-8000-000000000000-400.webp',
    ])
      expect((await get(other)).status).toBe(404)
  })

  it('of the release is served as WebP too, and nothing else inside or outside public/', async () => {
    const answer = await released('heart-pendant-15-mm', 'angle-400.webp')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({
      format: 'webp',
      width: 400,
      height: 400,
    })
    for (const [product, file] of [
      ['heart-pendant-15-mm', 'angle-800.webp'],
      ['heart-pendant-15-mm', 'nothing-400.webp'],
      ['no-such', 'angle-400.webp'],
      ['..', 'icon.svg'],
      ['heart-pendant-15-mm', '../../../package.json'],
      ['%2e%2e', 'angle-400.webp'],
      ['heart-pendant-15-mm', 'angle-400.avif'],
    ] as const)
      expect((await released(product, file)).status).toBe(404)
  })

  it('keeps its focal point wherever articles are shown small', async () => {
    const {
      id,
      variants: [variant],
    } = await db.product.findUniqueOrThrow({
      where: { styleNumber: 'RG-1' },
      include: { variants: { orderBy: { position: 'asc' } } },
    })
    const image = await db.productImage.create({
      data: {
        productId: id,
        path: '/products/ring/pointed',
        role: 'hero',
        finishCode: variant?.finishCode ?? null,
        focalX: 50,
        focalY: 7,
        alt: 'Ring',
        position: -1,
      },
    })
    const imagePaths = async () => [
      (await offeredByCode(['RG-1']))[0]?.imagePath,
      (await articlesBySku([variant?.sku ?? ''])).get(variant?.sku ?? '')?.imagePath,
    ]
    expect(await imagePaths()).toEqual([
      '/products/ring/pointed#50% 7%',
      '/products/ring/pointed#50% 7%',
    ])
    await db.productImage.update({ where: { id: image.id }, data: { focalY: 50 } })
    expect(await imagePaths()).toEqual(['/products/ring/pointed', '/products/ring/pointed'])
    await db.productImage.delete({ where: { id: image.id } })
  })

  it('leaves nothing behind when it is refused', async () => {
    const before = await db.picture.count()
    await expect(
      addPicture(as(lin), sent(Buffer.from('<svg onload="alert(1)"/>'))),
    ).rejects.toEqual(new PictureRefusedError('svg'))
    expect(await db.picture.count()).toBe(before)
  })
})
