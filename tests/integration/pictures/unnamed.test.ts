import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPicture } from '@/features/catalog/commands/add-picture'
import { purgePictures } from '@/features/catalog/commands/purge-pictures'
import { savePictures } from '@/features/catalog/commands/save-pictures'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { pictureKey } from '@/features/catalog/pictures/path'
import { webpKey } from '@/features/catalog/pictures/webp'
import { InvalidInputError } from '@/platform/errors'
import { db } from '@/platform/db/client'
import { fileStore } from '@/platform/files/store'
import { stopBoss } from '@/platform/jobs/boss'
import { lin, picture, sent, get, openCatalog } from './fixtures'
import { as, asSystem } from '@/tests/support/as'

beforeAll(openCatalog)
afterAll(stopBoss)

describe('a picture that nothing refers to', () => {
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
    return savePictures(as(lin), {
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

  it('is removed with its files a week after it was sent, not before, and can be sent again', async () => {
    const bytes = await picture('#123')
    const { path } = await addPicture(as(lin), sent(bytes))
    await get(`${idOf(path)}-400.webp`)
    const webp = webpKey(Buffer.from(await fileStore().getBytes(pictureKey(idOf(path), 400))))
    await purgePictures(asSystem(new Date(Date.now() + 6 * DAY)))
    expect([await there(path), await fileStore().exists(webp)]).toEqual([[true, true, true], true])
    expect(await purgePictures(asSystem(in8Days()))).toBeGreaterThan(0)
    expect([await there(path), await fileStore().exists(webp)]).toEqual([
      [false, false, false],
      false,
    ])
    expect(
      await db.auditEvent.count({ where: { action: 'picture.purge', objectId: idOf(path) } }),
    ).toBe(1)
    const again = await addPicture(as(lin), sent(bytes))
    expect([again.path === path, await there(again.path)]).toEqual([false, [true, true, true]])
  })

  it('gets another week when it is sent again within its week', async () => {
    const bytes = await picture('#124')
    const { path } = await addPicture(as(lin), sent(bytes))
    await db.picture.update({
      where: { id: idOf(path) },
      data: { sentAt: new Date(Date.now() - 8 * DAY) },
    })
    await addPicture(as(lin), sent(bytes))
    await purgePictures(asSystem())
    expect(await there(path)).toEqual([true, true, true])
  })

  it('doesn’t count as such while a draft, the shop, an undo, an import or a quote refers to it', async () => {
    const { path } = await addPicture(as(lin), sent(await picture('#125')))
    const expectKept = async () => {
      await purgePictures(asSystem(in8Days()))
      expect(await there(path)).toEqual([true, true, true])
    }
    await saved([path])
    await expectKept()
    const { id, version } = await draftOf('RG-1')
    await publishProduct(as(lin), { id, version })
    await expectKept()
    await saved([])
    const without = await draftOf('RG-1')
    await publishProduct(as(lin), { id, version: without.version })
    expect(await db.productImage.count({ where: { path } })).toBe(0)
    await expectKept()

    const imported = await addPicture(as(lin), sent(await picture('#126')))
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
    await purgePictures(asSystem(in8Days()))
    expect(await there(imported.path)).toEqual([true, true, true])
    await db.productImport.delete({ where: { id: file.id } })
    await purgePictures(asSystem(in8Days()))
    expect(await there(imported.path)).toEqual([false, false, false])
  })

  it('added to a draft during its removal is either kept or refused, never lost silently', async () => {
    for (let i = 0; i < 6; i++) {
      const { path } = await addPicture(as(lin), sent(await picture(`#20${i}`)))
      const [, answer] = await Promise.all([
        purgePictures(asSystem(in8Days())),
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
    const failedSave = saved(['/api/pictures/00000000-0000-4000-8000-000000000000'])
    await expect(failedSave).rejects.toMatchObject({
      fieldErrors: { pictures: [expect.stringContaining('removed')] },
    })
  })
})
