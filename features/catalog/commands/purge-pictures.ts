import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import { systemContext, type OwnContext } from '@/features/accounts/context'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { UNCLAIMED_DAYS } from '@/platform/files/purge'
import { fileStore } from '@/platform/files/store'
import { inBatches } from '@/platform/in-batches'
import { defineJob } from '@/platform/jobs'
import { pictureKey } from '../pictures/path'
import { webpKey } from '../pictures/webp'

const BATCH = 200

/**
 * Removes uploaded pictures that were sent at least a week ago and that nothing refers to: no product, draft or
 * scheduled publishing, nothing that an undo could restore, no row of an import, no quote.
 * @returns how many were removed
 */
export async function purgePictures({ actor, now }: OwnContext): Promise<number> {
  authorize(actor, 'housekeeping.run')
  const before = new Date(now.getTime() - UNCLAIMED_DAYS * 86_400_000)
  return inBatches(BATCH, async () => {
    const stale = await db.$transaction((tx) => unnamed(tx, Prisma.sql`"sentAt" < ${before}`), {
      timeout: 600_000,
    })
    if (stale.length === 0) return 0
    return db.$transaction(
      async (tx) => {
        // Whoever adds one of them to a draft meanwhile locks its row (keepPictures): either the picture is kept, or
        // they are told that it is gone.
        const pictures = await tx.$queryRaw<
          { id: string }[]
        >`SELECT id FROM picture WHERE id = ANY(${stale}::uuid[]) AND "sentAt" < ${before} FOR UPDATE SKIP LOCKED`
        const ids = await unnamed(tx, Prisma.sql`id = ANY(${pictures.map(({ id }) => id)}::uuid[])`)
        for (const id of ids) await dropFiles(id)
        await tx.picture.deleteMany({ where: { id: { in: ids } } })
        for (const id of ids)
          await recordAudit(tx, {
            actor: auditActor(actor),
            action: 'picture.purge',
            objectType: 'picture',
            objectId: id,
          })
        return ids.length
      },
      { timeout: 600_000 },
    )
  })
}

/**
 * Which of some pictures nothing refers to. It reads everything that may refer to one, so that it may take longer than
 * a visitor's query.
 */
async function unnamed(tx: Prisma.TransactionClient, which: Prisma.Sql): Promise<string[]> {
  await tx.$executeRaw`SET LOCAL statement_timeout = '5min'`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH said AS (
      SELECT path AS text FROM product_image
      UNION ALL SELECT draft::text FROM product WHERE draft IS NOT NULL
      UNION ALL SELECT before::text FROM product_change
      UNION ALL SELECT after::text FROM product_change
      UNION ALL SELECT content::text FROM product_import_row WHERE content IS NOT NULL
      UNION ALL SELECT document::text FROM quote_revision
    ), named AS MATERIALIZED (
      SELECT DISTINCT found[1]::uuid AS id FROM said, regexp_matches(said.text, '/api/pictures/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'g') AS found
      WHERE said.text LIKE '%/api/pictures/%'
    )
    SELECT id FROM picture WHERE ${which} AND NOT EXISTS (SELECT FROM named WHERE named.id = picture.id) ORDER BY "sentAt" LIMIT ${BATCH}`
  return rows.map(({ id }) => id)
}

/** Removes the files before the row: the next night takes up what a crash leaves behind. */
async function dropFiles(id: string): Promise<void> {
  const store = fileStore()
  for (const size of [400, 1200] as const) {
    const key = pictureKey(id, size)
    if (!(await store.exists(key))) continue
    await store.delete(webpKey(Buffer.from(await store.getBytes(key))))
    await store.delete(key)
  }
}

/** Every night. */
export const purgePicturesJob = defineJob({
  name: 'catalog.purge-pictures',
  payload: z.object({}),
  cron: '37 18 * * *',
  handle: async () => void (await purgePictures(systemContext('catalog.purge-pictures'))),
})
