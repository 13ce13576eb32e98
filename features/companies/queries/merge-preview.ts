import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'

/** What belongs to a company and moves with it, in the order in which it is listed. */
export const MOVED = [
  'people',
  'signIns',
  'requests',
  'quotes',
  'orders',
  'addresses',
  'taxNumbers',
  'papers',
  'notes',
  'priceLists',
  'groups',
] as const
export type Moved = (typeof MOVED)[number]

/** Fields of the profile that are copied where the remaining company's are empty. */
export const TAKEN_OVER = [
  'legalName',
  'legalAddress',
  'legalCountry',
  'country',
  'website',
  'phone',
  'ownerId',
] as const
export type TakenOver = (typeof TAKEN_OVER)[number]

/** What a merge would do. */
export interface MergePreview {
  from: { id: string; name: string }
  into: { id: string; name: string }
  moves: Readonly<Record<Moved, number>>
  /** both companies have it: the remaining one keeps one of each */
  doubles: Pick<Record<Moved, number>, 'signIns' | 'taxNumbers' | 'priceLists' | 'groups'>
  takesOver: TakenOver[]
  /** pairs of price lists that can't both apply to one company on the same days */
  clashes: { a: string; b: string }[]
  /** SHA-256 of the preview, so that a confirmation covers exactly this */
  basis: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What would move if one company were merged into another. Changes nothing.
 * @throws NotFoundError where one of them doesn't exist or is merged
 */
export async function mergePreview(
  actor: Actor,
  fromId: string,
  intoId: string,
  database: Prisma.TransactionClient = db,
): Promise<MergePreview> {
  authorize(actor, 'company.merge')
  const ids = [fromId, intoId]
  const companies = ids.every((id) => UUID.test(id))
    ? await database.company.findMany({ where: { id: { in: ids }, mergedIntoId: null } })
    : []
  const [from, into] = ids.map((id) => companies.find((each) => each.id === id))
  if (!from || !into || from === into) throw new NotFoundError('company')
  const [moves, doubles, clashes] = [
    await movesOf(database, fromId),
    await doublesOf(database, fromId, intoId),
    await clashesOf(database, fromId, intoId),
  ]
  const takesOver = TAKEN_OVER.filter((field) => !into[field] && from[field])
  const effects = { moves, doubles, takesOver, clashes }
  return {
    from: { id: from.id, name: from.name },
    into: { id: into.id, name: into.name },
    ...effects,
    basis: createHash('sha256')
      .update(JSON.stringify([ids, from.version, into.version, effects]))
      .digest('hex'),
  }
}

async function movesOf(
  database: Prisma.TransactionClient,
  id: string,
): Promise<MergePreview['moves']> {
  const of = (table: Prisma.Sql) =>
    Prisma.sql`(SELECT count(*)::int FROM ${table} WHERE "companyId" = ${id}::uuid)`
  const [counts] = await database.$queryRaw<MergePreview['moves'][]>`SELECT
    ${of(Prisma.sql`contact`)} AS people,
    ${of(Prisma.sql`company_member`)} AS "signIns",
    ${of(Prisma.sql`quote_request`)} AS requests,
    ${of(Prisma.sql`quote`)} AS quotes,
    ${of(Prisma.sql`"order"`)} AS orders,
    ${of(Prisma.sql`company_address`)} AS addresses,
    ${of(Prisma.sql`company_tax_number`)} AS "taxNumbers",
    ${of(Prisma.sql`company_paper`)} AS papers,
    ${of(Prisma.sql`company_note`)} AS notes,
    ${of(Prisma.sql`price_list_target`)} AS "priceLists",
    ${of(Prisma.sql`company_group_member`)} AS groups`
  if (!counts) throw new NotFoundError('company')
  return counts
}

async function doublesOf(
  database: Prisma.TransactionClient,
  fromId: string,
  intoId: string,
): Promise<MergePreview['doubles']> {
  const both = (table: Prisma.Sql, same: Prisma.Sql) => Prisma.sql`(
    SELECT count(*)::int FROM ${table} a JOIN ${table} b ON ${same}
    WHERE a."companyId" = ${fromId}::uuid AND b."companyId" = ${intoId}::uuid)`
  const [counts] = await database.$queryRaw<MergePreview['doubles'][]>`SELECT
    ${both(Prisma.sql`company_member`, Prisma.sql`a."userId" = b."userId"`)} AS "signIns",
    ${both(Prisma.sql`company_tax_number`, Prisma.sql`(a.country, a.kind, a.number) = (b.country, b.kind, b.number)`)} AS "taxNumbers",
    ${both(Prisma.sql`price_list_target`, Prisma.sql`a."versionId" = b."versionId"`)} AS "priceLists",
    ${both(Prisma.sql`company_group_member`, Prisma.sql`a."groupId" = b."groupId"`)} AS groups`
  return counts ?? { signIns: 0, taxNumbers: 0, priceLists: 0, groups: 0 }
}

/** Two lists in force with the same priority on one day: a company can't have both, and the database refuses it. */
const clashesOf = (
  database: Prisma.TransactionClient,
  fromId: string,
  intoId: string,
): Promise<MergePreview['clashes']> =>
  database.$queryRaw<MergePreview['clashes']>`
    SELECT DISTINCT va.name AS a, vb.name AS b FROM price_list_target a
    JOIN price_list_target b ON b.active AND b."companyId" = ${intoId}::uuid AND b.priority = a.priority
      AND b."versionId" <> a."versionId"
      AND daterange(a."validFrom", a."holdsUntil", '[]') && daterange(b."validFrom", b."holdsUntil", '[]')
    JOIN price_list_version va ON va.id = a."versionId" JOIN price_list_version vb ON vb.id = b."versionId"
    WHERE a.active AND a."companyId" = ${fromId}::uuid ORDER BY 1, 2`
