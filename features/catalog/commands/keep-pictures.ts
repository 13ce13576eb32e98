import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { uploadedId } from '../pictures/path'

/**
 * Keeps uploaded pictures from being purged as unused until the transaction that refers to them is done.
 * @param paths as products refer to them; pictures of the release always pass
 * @throws InvalidInputError 'pictures' where one was already removed
 */
export async function keepPictures(
  tx: Prisma.TransactionClient,
  paths: readonly string[],
): Promise<void> {
  const uploaded = paths.flatMap((path) => uploadedId(path) ?? [])
  if (uploaded.length === 0) return
  const there = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM picture WHERE id = ANY(${uploaded}::uuid[]) FOR KEY SHARE`
  const missing = uploaded.filter((id) => there.every((each) => each.id !== id))
  if (missing.length > 0)
    throw new InvalidInputError({
      pictures: [{ code: 'refusals.pictures_gone', values: { count: missing.length } }],
    })
}
