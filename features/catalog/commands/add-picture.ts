import 'server-only'
import { randomUUID } from 'node:crypto'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { OwnContext } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { withSpooled, type Spooled } from '@/platform/files/spool'
import { fileStore } from '@/platform/files/store'
import { makePicture } from '../pictures/make'
import { pictureKey, picturePath } from '../pictures/path'
import { MAX_PICTURE_BYTES, PictureRefusedError } from '../pictures/refusal'

export interface AddedPicture {
  /** as products refer to it: the address without width and extension */
  path: string
  /** of the larger file, in pixels */
  width: number
  height: number
}

/**
 * Takes one picture as a stream and makes the catalog's files from it. A picture that was sent before is reused. It
 * doesn't belong to any product yet.
 * @throws PictureRefusedError; ForbiddenError
 */
export async function addPicture(
  context: OwnContext,
  body: AsyncIterable<Uint8Array>,
): Promise<AddedPicture> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const picture = await withSpooled(
    body,
    MAX_PICTURE_BYTES,
    async (file) => (await storedPicture(file.sha256)) ?? (await keep(context, file)),
  )
  if (!picture)
    throw new PictureRefusedError('too_large', { most: MAX_PICTURE_BYTES / 1024 / 1024 })
  return picture
}

/** A picture that was sent before: sending it again gives another week to add it to a product. */
async function storedPicture(sha256: string): Promise<AddedPicture | null> {
  const [row] = await db.picture.updateManyAndReturn({
    where: { sha256 },
    data: { sentAt: new Date() },
    select: { id: true, width: true, height: true },
  })
  return row ? { path: picturePath(row.id), width: row.width, height: row.height } : null
}

/** Stores the files first, so that no row is ever without them. */
async function keep(context: OwnContext, file: Spooled): Promise<AddedPicture> {
  const { actor } = context
  const { width, height, files } = await makePicture(file)
  const id = randomUUID()
  const bytes = files.reduce((sum, { avif }) => sum + avif.length, 0)
  for (const { size, avif } of files)
    await fileStore().put(pictureKey(id, size), avif, { contentType: 'image/avif' })
  try {
    await inTransaction(context, async (tx) => {
      await tx.picture.create({
        data: { id, sha256: file.sha256, width, height, bytes, by: nameOf(actor) },
      })
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'picture.add',
        objectType: 'picture',
        objectId: id,
        after: { width, height, bytes },
      })
    })
  } catch (error) {
    // Sent by two at once: the first one's files stay.
    for (const { size } of files)
      await fileStore()
        .delete(pictureKey(id, size))
        .catch(() => undefined)
    const first = isUniqueViolation(error) ? await storedPicture(file.sha256) : null
    if (first) return first
    throw error
  }
  return { path: picturePath(id), width, height }
}
