import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { Actor } from '@/features/accounts/rules/actor'
import { GET } from '@/app/api/pictures/[file]/route'
import { GET as getReleased } from '@/app/products/[product]/[file]/route'
import { addPicture } from '@/features/catalog/commands/add-picture'
import { placePictures } from '@/features/catalog/commands/place-pictures'
import { purgePictures } from '@/features/catalog/commands/purge-pictures'
import { readPictureZip, type ZipLine } from '@/features/catalog/commands/read-picture-zip'
import { savePictures } from '@/features/catalog/commands/save-pictures'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { pictureKey } from '@/features/catalog/pictures/path'
import { offeredByCode } from '@/features/catalog/queries/offered'
import { PictureRefusedError } from '@/features/catalog/pictures/refusal'
import { webpKey } from '@/features/catalog/pictures/webp'
import { ZipRefusedError } from '@/features/catalog/pictures/zip'
import { articlesBySku } from '@/features/requests/queries/articles'
import { InvalidInputError } from '@/platform/errors'
import { db } from '@/platform/db/client'
import { fileStore } from '@/platform/files/store'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { seedRing } from './quotes/submit-request-fixtures'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  role: 'staff',
}
const picture = (background: string) =>
  sharp({ create: { width: 500, height: 400, channels: 3, background } })
    .png()
    .toBuffer()
async function* sent(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += 700) yield bytes.subarray(i, i + 700)
}
const get = (file: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost/api/pictures/${file}`, { headers }), {
    params: Promise.resolve({ file }),
  })
const released = (product: string, file: string) =>
  getReleased(new Request('http://localhost/'), { params: Promise.resolve({ product, file }) })

beforeAll(async () => {
  await boss()
  await seedRing()
  await seedRing('DRAFT', 'RG-2')
})
afterAll(stopBoss)

describe('a picture', () => {
  it('sent twice, and twice at once, is one', async () => {
    const red = await picture('#a00')
    const [one, two] = await Promise.all([addPicture(lin, sent(red)), addPicture(lin, sent(red))])
    expect(two).toEqual(one)
    expect(await addPicture(lin, sent(red))).toEqual(one)
    expect(await db.picture.findMany()).toMatchObject([{ width: 500, height: 400, by: 'Lin' }])
    expect(await db.auditEvent.count({ where: { action: 'picture.add' } })).toBe(1)
  })

  it('is served for good, and nothing else is', async () => {
    const { path } = await addPicture(lin, sent(await picture('#0a0')))
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

  it('is given as WebP where AVIF is not known: made once, kept, not sent again', async () => {
    const { path } = await addPicture(lin, sent(await picture('#0c0')))
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
    // Half of it, as another instance might have written it so far, is not given to anybody.
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

  it('of the release is given as WebP too, and nothing else of public/ or outside it', async () => {
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

  it('carries its point to wherever articles are shown small', async () => {
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
    const said = async () => [
      (await offeredByCode(['RG-1']))[0]?.imagePath,
      (await articlesBySku([variant?.sku ?? ''])).get(variant?.sku ?? '')?.imagePath,
    ]
    expect(await said()).toEqual(['/products/ring/pointed#50% 7%', '/products/ring/pointed#50% 7%'])
    await db.productImage.update({ where: { id: image.id }, data: { focalY: 50 } })
    expect(await said()).toEqual(['/products/ring/pointed', '/products/ring/pointed'])
    await db.productImage.delete({ where: { id: image.id } })
  })

  it('that is refused leaves nothing behind', async () => {
    const before = await db.picture.count()
    await expect(addPicture(lin, sent(Buffer.from('<svg onload="alert(1)"/>')))).rejects.toEqual(
      new PictureRefusedError('svg'),
    )
    expect(await db.picture.count()).toBe(before)
  })
})

describe('a ZIP of pictures', () => {
  const zipOf = (files: Record<string, Buffer>) => {
    const zip = new ZipFile()
    for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name)
    zip.end()
    return buffer(zip.outputStream)
  }

  it('is told file by file: matched with a thumbnail, unmatched with the nearest style, refused with why', async () => {
    const told: ({ files: number } | ZipLine)[] = []
    await readPictureZip(
      lin,
      sent(
        await zipOf({
          'RG-1.png': await picture('#00a'),
          'RG-1_PL_hero.png': await picture('#00b'),
          'new/RG-2/macro.png': await picture('#00c'),
          'RG-11_2.png': await picture('#00d'),
          'RG-1_3.png': Buffer.from('<svg/>'),
          '__MACOSX/x.png': Buffer.from('x'),
        }),
      ),
      (line) => told.push(line),
    )
    const ring = await db.product.findUniqueOrThrow({ where: { styleNumber: 'RG-1' } })
    expect(told).toEqual([
      { files: 5 },
      expect.objectContaining({
        state: 'matched',
        name: 'RG-1.png',
        productId: ring.id,
        version: ring.version,
        styleNumber: 'RG-1',
        role: 'hero',
        finishCode: null,
        path: expect.stringMatching(/^\/api\/pictures\//),
      }),
      expect.objectContaining({
        state: 'matched',
        name: 'RG-1_PL_hero.png',
        role: 'hero',
        finishCode: 'PL',
      }),
      expect.objectContaining({
        state: 'matched',
        name: 'new/RG-2/macro.png',
        styleNumber: 'RG-2',
        role: 'macro',
      }),
      { state: 'unmatched', name: 'RG-11_2.png', style: 'RG-11', word: null, nearest: 'RG-1' },
      { state: 'refused', name: 'RG-1_3.png', why: new PictureRefusedError('svg') },
    ])
    expect(await db.product.count({ where: { version: { not: 1 } } })).toBe(0)
  })

  it('that is a bomb changes nothing, and reading ends when nobody listens any more', async () => {
    const before = await db.picture.count()
    await expect(
      readPictureZip(
        lin,
        sent(
          await zipOf({ 'RG-1.png': await picture('#0aa'), 'RG-2.png': Buffer.alloc(20_000_000) }),
        ),
        () => undefined,
      ),
    ).rejects.toEqual(new ZipRefusedError('bomb', { name: 'RG-2.png', ratio: 100 }))
    const gone = new Error('gone')
    await expect(
      readPictureZip(
        lin,
        sent(await zipOf({ 'RG-1.png': await picture('#0ab'), 'RG-2.png': await picture('#0ac') })),
        (line) => {
          if ('state' in line) throw gone
        },
      ),
    ).rejects.toBe(gone)
    expect(await db.picture.count()).toBe(before + 1)
  })
})

describe('pictures of products', () => {
  const idOf = async (styleNumber: string) =>
    (await db.product.findUniqueOrThrow({ where: { styleNumber } })).id
  const desk = async (styleNumber: string) => getDeskProduct(lin, await idOf(styleNumber))

  it('from a ZIP go behind those of the draft, for each product all or none, and buyers see them once published', async () => {
    const [one, two] = [
      await addPicture(lin, sent(await picture('#a0a'))),
      await addPicture(lin, sent(await picture('#aa0'))),
    ]
    const [ring, other] = [await desk('RG-1'), await desk('RG-2')]
    const plan = [
      {
        productId: ring.id,
        version: ring.version,
        pictures: [
          { path: one.path, role: 'hero', finishCode: 'PL' },
          { path: two.path, role: 'macro', finishCode: null },
        ],
      },
      // A finish that it hasn't: none of its pictures are taken.
      {
        productId: other.id,
        version: other.version,
        pictures: [
          { path: one.path, role: 'hero', finishCode: null },
          { path: two.path, role: 'hero', finishCode: 'GOLD' },
        ],
      },
    ]
    const placed = await placePictures(lin, plan)
    expect(placed).toMatchObject([
      { styleNumber: 'RG-1', added: 2, problem: null },
      { styleNumber: 'RG-2', added: 0, problem: expect.stringMatching(/GOLD/) },
    ])
    expect((await desk('RG-1')).draft?.pictures).toEqual([
      {
        path: one.path,
        role: 'hero',
        finishCode: 'PL',
        focalX: 50,
        focalY: 50,
        alt: 'Band ring, polished',
      },
      {
        path: two.path,
        role: 'macro',
        finishCode: null,
        focalX: 50,
        focalY: 50,
        alt: 'Band ring, close-up',
      },
    ])
    expect((await desk('RG-2')).draft).toBeNull()
    expect(await placePictures(lin, plan.slice(0, 1))).toMatchObject([
      { added: 0, problem: 'already' },
    ])
    expect(await db.productImage.count()).toBe(0)
    const { version } = await desk('RG-1')
    await publishProduct(lin, { id: ring.id, version })
    expect(await db.productImage.findMany({ orderBy: { position: 'asc' } })).toMatchObject([
      { path: one.path, position: 0 },
      { path: two.path, position: 1 },
    ])
  })

  it('of an older version, or never uploaded, are not taken', async () => {
    const { path } = await addPicture(lin, sent(await picture('#aaa')))
    const { id, version } = await desk('RG-1')
    expect(
      await placePictures(lin, [
        {
          productId: id,
          version: version - 1,
          pictures: [{ path, role: 'angle', finishCode: null }],
        },
      ]),
    ).toMatchObject([{ added: 0, problem: 'stale' }])
    for (const wrong of [
      '/api/pictures/00000000-0000-4000-8000-000000000000',
      'https://elsewhere.example/x',
      '/products/x/../y',
    ])
      await expect(
        placePictures(lin, [
          { productId: id, version, pictures: [{ path: wrong, role: 'angle', finishCode: null }] },
        ]),
      ).rejects.toBeInstanceOf(InvalidInputError)
  })

  it('keep their order, point and text, whatever signs stand in it', async () => {
    const { id, version, live } = await desk('RG-1')
    const pictures = live.pictures
      .toReversed()
      .map((each, i) => ({ ...each, focalX: i * 30, alt: 'A ring | “in\nlight”' }))
    await savePictures(lin, { id, version, pictures })
    expect((await desk('RG-1')).draft?.pictures).toEqual(
      pictures.map((each) => ({ ...each, alt: 'A ring “in light”' })),
    )
    await expect(
      savePictures(lin, { id, version: version + 1, pictures: [{ ...pictures[0], alt: ' ' }] }),
    ).rejects.toBeInstanceOf(InvalidInputError)
    await expect(
      savePictures(lin, {
        id,
        version: version + 1,
        pictures: [{ ...pictures[0], path: 'javascript:alert(1)' }],
      }),
    ).rejects.toBeInstanceOf(InvalidInputError)
  })
})

describe('a picture that nothing names', () => {
  const DAY = 86_400_000
  const in8Days = () => new Date(Date.now() + 8 * DAY)
  const idOf = (path: string) => path.split('/').at(-1) ?? ''
  const there = async (path: string) => [
    (await db.picture.count({ where: { id: idOf(path) } })) === 1,
    await fileStore().exists(pictureKey(idOf(path), 400)),
    await fileStore().exists(pictureKey(idOf(path), 1200)),
  ]
  const draftOf = async (styleNumber: string) => {
    const { id } = await db.product.findUniqueOrThrow({
      where: { styleNumber },
      select: { id: true },
    })
    return getDeskProduct(lin, id)
  }
  const saved = async (pictures: string[]) => {
    const product = await draftOf('RG-1')
    const others = (product.draft ?? product.live).pictures.filter(
      ({ path }) => !path.startsWith('/api/'),
    )
    return savePictures(lin, {
      id: product.id,
      version: product.version,
      pictures: [
        ...others,
        ...pictures.map((path) => ({
          path,
          role: 'angle',
          finishCode: null,
          focalX: 50,
          focalY: 50,
          alt: 'Ring',
        })),
      ],
    })
  }

  it('goes with its files a week after it was sent, not before, and can be sent anew', async () => {
    const bytes = await picture('#123')
    const { path } = await addPicture(lin, sent(bytes))
    await get(`${idOf(path)}-400.webp`)
    const webp = webpKey(Buffer.from(await fileStore().getBytes(pictureKey(idOf(path), 400))))
    await purgePictures(new Date(Date.now() + 6 * DAY))
    expect([await there(path), await fileStore().exists(webp)]).toEqual([[true, true, true], true])
    expect(await purgePictures(in8Days())).toBeGreaterThan(0)
    expect([await there(path), await fileStore().exists(webp)]).toEqual([
      [false, false, false],
      false,
    ])
    expect(
      await db.auditEvent.count({ where: { action: 'picture.purge', objectId: idOf(path) } }),
    ).toBe(1)
    const again = await addPicture(lin, sent(bytes))
    expect([again.path === path, await there(again.path)]).toEqual([false, [true, true, true]])
  })

  it('sent again within its week has another', async () => {
    const bytes = await picture('#124')
    const { path } = await addPicture(lin, sent(bytes))
    await db.picture.update({
      where: { id: idOf(path) },
      data: { sentAt: new Date(Date.now() - 8 * DAY) },
    })
    await addPicture(lin, sent(bytes))
    await purgePictures()
    expect(await there(path)).toEqual([true, true, true])
  })

  it('is none while a draft, the shop, what undoing brings back, an import or a quote names it', async () => {
    const { path } = await addPicture(lin, sent(await picture('#125')))
    const kept = async () => {
      await purgePictures(in8Days())
      expect(await there(path)).toEqual([true, true, true])
    }
    await saved([path])
    await kept()
    const { id, version } = await draftOf('RG-1')
    await publishProduct(lin, { id, version })
    await kept()
    await saved([])
    const without = await draftOf('RG-1')
    await publishProduct(lin, { id, version: without.version })
    expect(await db.productImage.count({ where: { path } })).toBe(0)
    await kept()

    const imported = await addPicture(lin, sent(await picture('#126')))
    const file = await db.productImport.create({
      data: {
        fileName: 'a.csv',
        format: 'csv',
        storageKey: 'imports/purge',
        sizeBytes: 1,
        state: 'READY',
        createdBy: 'Lin',
        rows: {
          create: {
            line: 1,
            outcome: 'ADD',
            styleNumber: 'X-1',
            name: 'X',
            content: { pictures: [{ path: imported.path }] },
          },
        },
      },
    })
    await purgePictures(in8Days())
    expect(await there(imported.path)).toEqual([true, true, true])
    await db.productImport.delete({ where: { id: file.id } })
    await purgePictures(in8Days())
    expect(await there(imported.path)).toEqual([false, false, false])
  })

  it('put into a draft while it is removed is either kept or refused, never lost in silence', async () => {
    for (let i = 0; i < 6; i++) {
      const { path } = await addPicture(lin, sent(await picture(`#20${i}`)))
      const [, answer] = await Promise.all([
        purgePictures(in8Days()),
        saved([path]).then(
          () => 'saved',
          (error: unknown) => error,
        ),
      ])
      if (answer === 'saved') expect(await there(path)).toEqual([true, true, true])
      else
        expect([answer instanceof InvalidInputError, await there(path)]).toEqual([
          true,
          [false, false, false],
        ])
    }
    const gone = saved(['/api/pictures/00000000-0000-4000-8000-000000000000'])
    await expect(gone).rejects.toMatchObject({
      fieldErrors: { pictures: [expect.stringContaining('removed')] },
    })
  })
})
