import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { uploadedId } from '../pictures/path'

/**
 * Keeps uploaded pictures from being removed as unused until the transaction that names them is done.
 * @param paths as products name them; those that came with a release are let pass
 * @throws InvalidInputError 'pictures' when one was removed before
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
  const gone = uploaded.filter((id) => there.every((each) => each.id !== id))
  if (gone.length > 0)
    throw new InvalidInputError({
      pictures: [{ code: 'refusals.pictures_gone', values: { count: gone.length } }],
    })
}
