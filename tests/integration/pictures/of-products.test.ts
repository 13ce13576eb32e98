import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayComplaint } from '@/i18n/say'
import { ZipFile } from 'yazl'
import { addPicture } from '@/features/catalog/commands/add-picture'
import { placePictures } from '@/features/catalog/commands/place-pictures'
import { readPictureZip, type ZipLine } from '@/features/catalog/commands/read-picture-zip'
import { savePictures } from '@/features/catalog/commands/save-pictures'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { PictureRefusedError } from '@/features/catalog/pictures/refusal'
import { ZipRefusedError } from '@/features/catalog/pictures/zip'
import { InvalidInputError } from '@/platform/errors'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { lin, picture, sent, openCatalog } from './fixtures'
import { as } from '@/tests/support/as'

beforeAll(openCatalog)
afterAll(stopBoss)

describe('a ZIP of pictures', () => {
  const zipOf = (files: Record<string, Buffer>) => {
    const zip = new ZipFile()
    for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name)
    zip.end()
    return buffer(zip.outputStream)
  }

  it('is reported file by file: matched with a thumbnail, unmatched with the nearest style, refused with the reason', async () => {
    const toldLines: ({ files: number } | ZipLine)[] = []
    await readPictureZip(
      as(lin),
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
      (line) => toldLines.push(line),
    )
    const ring = await db.product.findUniqueOrThrow({ where: { styleNumber: 'RG-1' } })
    expect(toldLines).toEqual([
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
        as(lin),
        sent(
          await zipOf({ 'RG-1.png': await picture('#0aa'), 'RG-2.png': Buffer.alloc(20_000_000) }),
        ),
        () => undefined,
      ),
    ).rejects.toEqual(new ZipRefusedError('bomb', { name: 'RG-2.png', ratio: 100 }))
    const disconnected = new Error('gone')
    await expect(
      readPictureZip(
        as(lin),
        sent(await zipOf({ 'RG-1.png': await picture('#0ab'), 'RG-2.png': await picture('#0ac') })),
        (line) => {
          if ('state' in line) throw disconnected
        },
      ),
    ).rejects.toBe(disconnected)
    expect(await db.picture.count()).toBe(before + 1)
  })
})

describe('pictures of products', () => {
  const idOf = async (styleNumber: string) =>
    (await db.product.findUniqueOrThrow({ where: { styleNumber } })).id
  const desk = async (styleNumber: string) => getDeskProduct(lin, await idOf(styleNumber))

  it('are added from a ZIP to the draft’s, for each product all or none, and buyers see them once published', async () => {
    const [one, two] = [
      await addPicture(as(lin), sent(await picture('#a0a'))),
      await addPicture(as(lin), sent(await picture('#aa0'))),
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
      // A finish that the product lacks: none of its pictures are accepted.
      {
        productId: other.id,
        version: other.version,
        pictures: [
          { path: one.path, role: 'hero', finishCode: null },
          { path: two.path, role: 'hero', finishCode: 'GOLD' },
        ],
      },
    ]
    const placed = await placePictures(as(lin), plan)
    expect(placed).toMatchObject([
      { styleNumber: 'RG-1', added: 2, problem: null },
      { styleNumber: 'RG-2', added: 0, problem: { code: 'common.together' } },
    ])
    const problem = placed[1]?.problem ?? ''
    expect(sayComplaint(problem, 'en')).toMatch(/GOLD/)
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
    expect(await placePictures(as(lin), plan.slice(0, 1))).toMatchObject([
      { added: 0, problem: 'already' },
    ])
    expect(await db.productImage.count()).toBe(0)
    const { version } = await desk('RG-1')
    await publishProduct(as(lin), { id: ring.id, version })
    expect(await db.productImage.findMany({ orderBy: { position: 'asc' } })).toMatchObject([
      { path: one.path, position: 0 },
      { path: two.path, position: 1 },
    ])
  })

  it('are refused for an older version, or when never uploaded', async () => {
    const { path } = await addPicture(as(lin), sent(await picture('#aaa')))
    const { id, version } = await desk('RG-1')
    expect(
      await placePictures(as(lin), [
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
        placePictures(as(lin), [
          { productId: id, version, pictures: [{ path: wrong, role: 'angle', finishCode: null }] },
        ]),
      ).rejects.toBeInstanceOf(InvalidInputError)
  })

  it('keep their order, focal point and text, whatever characters it contains', async () => {
    const { id, version, live } = await desk('RG-1')
    const pictures = live.pictures
      .toReversed()
      .map((each, i) => ({ ...each, focalX: i * 30, alt: 'A ring | “in\nlight”' }))
    await savePictures(as(lin), { id, version, pictures })
    expect((await desk('RG-1')).draft?.pictures).toEqual(
      pictures.map((each) => ({ ...each, alt: 'A ring “in light”' })),
    )
    await expect(
      savePictures(as(lin), { id, version: version + 1, pictures: [{ ...pictures[0], alt: ' ' }] }),
    ).rejects.toBeInstanceOf(InvalidInputError)
    await expect(
      savePictures(as(lin), {
        id,
        version: version + 1,
        pictures: [{ ...pictures[0], path: 'javascript:alert(1)' }],
      }),
    ).rejects.toBeInstanceOf(InvalidInputError)
  })
})
