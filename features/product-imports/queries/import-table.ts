import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { IMPORT_LIST } from '../rules/import-list'
import { importsById, type DeskImport } from './imports'

/** The list of uploaded files of products. */
export async function importTable(actor: Actor): Promise<SourceOf<typeof IMPORT_LIST, DeskImport>> {
  authorize(actor, 'catalog.desk')
  return sqlSource(IMPORT_LIST, {
    from: Prisma.sql`product_import i`,
    id: Prisma.sql`i.id`,
    keys: {
      sent: Prisma.sql`i."createdAt"`,
      file: Prisma.sql`left(i."fileName", 400)`,
    },
    where: ({ q, state, since }) => [
      state && Prisma.sql`i.state = ${state}::"ProductImportState"`,
      since && sinceDay(Prisma.sql`i."createdAt"`, since),
      q && anyHas(q, [Prisma.sql`i."fileName"`, Prisma.sql`i."createdBy"`]),
    ],
    load: (ids) => importsById(ids.map(String)),
    idOf: ({ id }) => id,
  })
}
