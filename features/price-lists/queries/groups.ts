import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { GROUP_LIST } from '../rules/group-list'

export interface DeskGroup {
  id: string
  name: string
  version: number
  isDemo: boolean
  savedBy: string
  createdAt: Date
  members: { id: string; name: string }[]
  /** lists whose draft or version in force is for it */
  lists: { serial: number; name: string }[]
}

/** The list of groups of companies. */
export async function groupTable(actor: Actor): Promise<SourceOf<typeof GROUP_LIST, DeskGroup>> {
  authorize(actor, 'price-list.read')
  const some = Prisma.sql`EXISTS (
    SELECT 1 FROM price_list_target t JOIN price_list_version v ON v.id = t."versionId"
    WHERE t."groupId" = g.id AND v.state IN ('DRAFT', 'ACTIVE'))`
  return sqlSource(GROUP_LIST, {
    from: Prisma.sql`company_group g`,
    id: Prisma.sql`g.id`,
    keys: {
      name: Prisma.sql`g.name`,
      members: Prisma.sql`(SELECT count(*)::int FROM company_group_member m WHERE m."groupId" = g.id)`,
      made: Prisma.sql`g."createdAt"`,
    },
    where: ({ q, lists }) => [
      lists && (lists === 'yes' ? some : Prisma.sql`NOT ${some}`),
      q &&
        anyHas(
          q,
          [Prisma.sql`g.name`],
          [
            Prisma.sql`EXISTS (SELECT 1 FROM company_group_member m
              JOIN company c ON c.id = m."companyId"
              WHERE m."groupId" = g.id AND ${anyHas(q, [Prisma.sql`c.name`])})`,
          ],
        ),
    ],
    load: (ids) => groups({ id: { in: ids.map(String) } }),
    idOf: ({ id }) => id,
  })
}

/** One group. @throws NotFoundError */
export async function getGroup(actor: Actor, id: string): Promise<DeskGroup> {
  authorize(actor, 'price-list.read')
  const [group] = UUID.test(id) ? await groups({ id }) : []
  if (!group) throw new NotFoundError('group')
  return group
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function groups(where: Prisma.CompanyGroupWhereInput): Promise<DeskGroup[]> {
  const rows = await db.companyGroup.findMany({
    where,
    include: {
      members: {
        include: { company: { select: { id: true, name: true } } },
        orderBy: { company: { name: 'asc' } },
      },
      targets: {
        where: { version: { state: { in: ['DRAFT', 'ACTIVE'] } } },
        select: { version: { select: { name: true, list: { select: { serial: true } } } } },
      },
    },
  })
  return rows.map(({ members, targets, ...group }) => {
    const lists = targets.map(({ version: { name, list } }) => ({ serial: list.serial, name }))
    return {
      ...group,
      members: members.map(({ company }) => company),
      lists: [...new Map(lists.map((list) => [list.serial, list])).values()],
    }
  })
}
