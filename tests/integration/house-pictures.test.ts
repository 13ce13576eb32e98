import { Readable } from 'node:stream'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/house-pictures/[id]/route'
import type { Actor } from '@/features/accounts/rules/actor'
import { addHousePicture } from '@/features/company/commands/add-house-picture'
import { withdrawHousePicture } from '@/features/company/commands/withdraw-house-picture'
import { listHousePictures } from '@/features/company/queries/house-pictures'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'
import { houseLogo, housePhotos, logoFile } from '@/platform/house/pictures'
import { as } from '@/tests/support/as'

vi.mock('next/cache', () => ({
  cacheLife: () => undefined,
  cacheTag: () => undefined,
  revalidateTag: () => undefined,
  updateTag: () => undefined,
}))

const owner: Actor = {
  kind: 'staff',
  userId: 'own',
  name: 'Olu',
  email: 'olu@fsc.example',
  roles: ['owner'],
}
const NOW = new Date('2026-11-29T04:00:00Z')
const picture = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 4, background: { r: 179, g: 64, b: 15, alpha: 0.5 } },
  })
const sent = (bytes: Buffer | string) => Readable.from([Buffer.from(bytes)])
const PHOTO = { kind: 'PHOTO', caption: 'Polishing', takenOn: '2026-11-20' }
const refusal = async (work: Promise<unknown>) => {
  const error = await work.catch((refused: unknown) => refused)
  if (!(error instanceof InvalidInputError)) throw error
  return error.fieldErrors
}
const get = (id: string) =>
  GET(new Request('http://localhost/'), { params: Promise.resolve({ id }) })

describe('the logo', () => {
  it('is rebuilt from its pixels alone, keeps its transparency, and the newest one is used', async () => {
    const secret = await picture(2000, 500)
      .png()
      .withExif({ IFD0: { Copyright: 'where the camera stood' } })
      .toBuffer()
    await addHousePicture(as(owner, NOW), { kind: 'LOGO' }, sent(secret))
    const first = await houseLogo()
    expect(first).toMatchObject({ width: 800, height: 200 })
    const file = await logoFile()
    expect(file?.png.toString('latin1')).not.toContain('camera')
    expect((await sharp(file?.png).metadata()).hasAlpha).toBe(true)
    await addHousePicture(
      as(owner),
      { kind: 'LOGO' },
      sent(await picture(100, 100).webp().toBuffer()),
    )
    const second = await houseLogo()
    expect(second).toMatchObject({ width: 100, height: 100 })
    expect(await listHousePictures(owner, 'LOGO')).toMatchObject([{ id: second?.id, by: 'Olu' }])
    await withdrawHousePicture(as(owner), { id: second?.id })
    expect((await houseLogo())?.id).toBe(first?.id)
  })

  it('is refused where it isn’t a picture, contains script or is smaller than a letter, and nothing is stored', async () => {
    const before = await db.housePicture.count()
    const logo = (bytes: Buffer | string) =>
      refusal(addHousePicture(as(owner), { kind: 'LOGO' }, sent(bytes)))
    expect(await logo('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')).toEqual({
      file: [expect.stringContaining('PNG')],
    })
    expect(await logo('')).toHaveProperty('file')
    expect(await logo((await picture(40, 40).png().toBuffer()).subarray(0, 90))).toHaveProperty(
      'file',
    )
    expect(await logo(await picture(8, 8).png().toBuffer())).toEqual({
      file: [expect.stringContaining('32')],
    })
    expect(await db.housePicture.count()).toBe(before)
  })
})

describe('a photograph of the factory', () => {
  it('says what it shows and when, is served unchanged, and is gone once withdrawn', async () => {
    const { id } = await addHousePicture(
      as(owner, NOW),
      { ...PHOTO, isRender: 'on' },
      sent(await picture(2400, 1200).jpeg().toBuffer()),
    )
    expect(await housePhotos()).toMatchObject([
      { id, width: 1600, height: 800, caption: 'Polishing', takenOn: '2026-11-20', isRender: true },
    ])
    const answer = await get(id)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    await withdrawHousePicture(as(owner), { id })
    await withdrawHousePicture(as(owner), { id })
    expect(await housePhotos()).toEqual([])
    expect((await get(id)).status).toBe(404)
    expect(
      await db.auditEvent.count({ where: { action: 'house_picture.withdraw', objectId: id } }),
    ).toBe(1)
  })

  it('without day or subject, or with a future day, is refused at its field', async () => {
    const bytes = await picture(500, 500).png().toBuffer()
    const photo = (change: Record<string, string>) =>
      refusal(addHousePicture(as(owner, NOW), { ...PHOTO, ...change }, sent(bytes)))
    expect(Object.keys(await photo({ caption: '' }))).toEqual(['caption'])
    expect(Object.keys(await photo({ takenOn: '' }))).toEqual(['takenOn'])
    expect(Object.keys(await photo({ takenOn: '2026-11-30' }))).toEqual(['takenOn'])
    expect(Object.keys(await photo({ takenOn: 'soon' }))).toEqual(['takenOn'])
  })

  it('isn’t served under an invalid name', async () => {
    expect((await get('../setting')).status).toBe(404)
    expect(await fileStore().exists('house/none.webp')).toBe(false)
  })
})
