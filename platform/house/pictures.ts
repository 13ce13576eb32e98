import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { fileStore } from '@/platform/files/store'

/** A picture of the house as pages show it. */
interface ShownPicture {
  id: string
  /** address on this site */
  path: string
  width: number
  height: number
}

/** A photograph with its caption. */
interface ShownPhoto extends ShownPicture {
  caption: string
  /** `YYYY-MM-DD` */
  takenOn: string
  isRender: boolean
}

const columns = { id: true, width: true, height: true } as const
const NEWEST = { orderBy: [{ at: 'desc' as const }, { id: 'desc' as const }] }

/** The path of a picture of the house. It never shows another picture. */
export const housePicturePath = (id: string): string => `/api/house-pictures/${id}`

/** The current logo; null where there is none. */
const newestLogo = (database: Pick<Prisma.TransactionClient, 'housePicture'> = db) =>
  database.housePicture.findFirst({ ...NEWEST, where: { kind: 'LOGO', withdrawnAt: null } })

/** The logo, for commands and letters. */
export async function readLogo(
  database?: Parameters<typeof newestLogo>[0],
): Promise<ShownPicture | null> {
  const logo = await newestLogo(database)
  return (
    logo && {
      id: logo.id,
      width: logo.width,
      height: logo.height,
      path: housePicturePath(logo.id),
    }
  )
}

/** The same for pages. */
export async function houseLogo(): Promise<ShownPicture | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  return readLogo()
}

/** The logo as a PNG, for papers. */
export async function logoFile(): Promise<{ png: Buffer; width: number; height: number } | null> {
  const logo = await newestLogo()
  if (!logo) return null
  const png = Buffer.from(await fileStore().getBytes(logo.storageKey))
  return { png, width: logo.width, height: logo.height }
}

/** Photographs of the factory, the newest first. */
export async function housePhotos(): Promise<ShownPhoto[]> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  const rows = await db.housePicture.findMany({
    ...NEWEST,
    where: { kind: 'PHOTO', withdrawnAt: null },
    select: { ...columns, caption: true, takenOn: true, isRender: true },
  })
  return rows.map(({ takenOn, ...row }) => ({
    ...row,
    path: housePicturePath(row.id),
    takenOn: takenOn?.toISOString().slice(0, 10) ?? '',
  }))
}

/** Storage of a shown picture's file; null for any other picture. */
export const housePictureFile = (
  id: string,
): Promise<{ storageKey: string; contentType: string; sizeBytes: number } | null> =>
  db.housePicture.findFirst({
    where: { id, withdrawnAt: null },
    select: { storageKey: true, contentType: true, sizeBytes: true },
  })
