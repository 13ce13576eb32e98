import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { CHANGE_SET_LIST, type CHANGE_SET_STATES } from '../rules/change-set-list'

export interface ChangeSetRow {
  serial: number
  title: string
  state: (typeof CHANGE_SET_STATES)[number]
  /** how many changes it holds */
  changes: number
  createdBy: string
  createdAt: Date
  publishedBy: string | null
  publishedAt: Date | null
  reason: string | null
}

/** The list of the tariff desk's change sets. */
export async function changeSetTable(
  actor: Actor,
): Promise<SourceOf<typeof CHANGE_SET_LIST, ChangeSetRow>> {
  authorize(actor, 'tariff.read')
  return sqlSource(CHANGE_SET_LIST, {
    from: Prisma.sql`tariff_change_set s`,
    id: Prisma.sql`s.serial`,
    keys: {
      number: Prisma.sql`s.serial`,
      by: Prisma.sql`s."createdBy"`,
      drafted: Prisma.sql`s."createdAt"`,
      published: Prisma.sql`s."publishedAt"`,
    },
    where: ({ q, state, since }) => [
      state && Prisma.sql`s.state = ${state}::"TariffChangeState"`,
      since && sinceDay(Prisma.sql`s."createdAt"`, since),
      q && anyHas(q, [Prisma.sql`s.title`, Prisma.sql`s."createdBy"`]),
    ],
    load: (serials) => db.$queryRaw<ChangeSetRow[]>`
      SELECT serial, title, state::text AS state, jsonb_array_length(changes) AS changes,
        "createdBy", "createdAt", "publishedBy", "publishedAt", reason
      FROM tariff_change_set WHERE serial = ANY(${serials.map(Number)})`,
    idOf: ({ serial }) => serial,
  })
}
