import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { lackingWhere } from '@/features/catalog/queries/lacking-where'
import { PENDING } from '@/features/catalog/queries/product-table'
import { LACKS } from '@/features/catalog/rules/product-view'
import { paperDaysAhead } from '@/features/company/queries/told-ahead'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { addDays, factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { section, SECTION_ROWS, type WorkRow, type WorkSection } from '../rules/section'

const nothing = { value: null, owner: null, age: null, mark: null } as const

/** Products with unpublished entries, the longest untouched first. */
export async function drafts(actor: Actor): Promise<WorkSection> {
  authorize(actor, 'catalog.desk')
  const rows = await db.product.findMany({
    where: PENDING,
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: SECTION_ROWS + 1,
    select: { id: true, styleNumber: true, name: true, type: true, updatedAt: true },
  })
  return section(
    'drafts',
    rows.map((row): WorkRow => ({
      ...nothing,
      id: row.id,
      href: `/staff/catalog/${row.id}`,
      name: row.styleNumber,
      subject: row.name,
      detail: row.type,
      age: { day: factoryDay(row.updatedAt) },
      step: 'publish',
    })),
    '/staff/catalog?status=PENDING',
  )
}

/** Counting stops here: whoever has so many to correct begins with the first. */
const MOST_COUNTED = 1_000

/** Facts that published products are missing, one row each with a count. */
export async function lacking(actor: Actor, now: Date, locale: Locale): Promise<WorkSection> {
  authorize(actor, 'catalog.desk')
  const t = translator('desk.filters.lacksOf', locale)
  const words = translator('work', locale)
  const counts = await Promise.all(
    LACKS.map(async (lacks) => ({
      lacks,
      count: await db.product.count({
        where: { AND: [{ status: 'PUBLISHED' }, await lackingWhere(lacks, now)] },
        take: MOST_COUNTED,
      }),
    })),
  )
  return section(
    'lacking',
    counts
      .filter(({ count }) => count > 0)
      .map(({ lacks, count }): WorkRow => ({
        ...nothing,
        id: lacks,
        href: `/staff/catalog?status=PUBLISHED&lacks=${lacks}`,
        name: words('products', { count }),
        subject: t(lacks),
        detail: '',
        step: 'complete',
      })),
    null,
  )
}

/** Compliance documents that expire soon, or have expired. */
export async function endingDocuments(actor: Actor, now: Date): Promise<WorkSection> {
  authorize(actor, 'catalog.desk')
  const today = factoryDay(now)
  const rows = await db.complianceDocument.findMany({
    where: {
      withdrawnAt: null,
      expiresOn: { lte: new Date(`${addDays(today, await paperDaysAhead())}T00:00:00Z`) },
    },
    orderBy: [{ expiresOn: 'asc' }, { code: 'asc' }],
    take: SECTION_ROWS + 1,
  })
  return section(
    'documents',
    rows.map((row): WorkRow => {
      const day = row.expiresOn?.toISOString().slice(0, 10) ?? ''
      return {
        ...nothing,
        id: row.id,
        href: '/staff/catalog/documents',
        name: row.code,
        subject: row.scope,
        detail: row.issuer,
        age: { day },
        mark: day < today ? 'late' : 'soon',
        step: 'renew',
      }
    }),
    '/staff/catalog/documents',
  )
}

/** Files of products that wait for a person. */
export async function openImports(actor: Actor): Promise<WorkSection> {
  authorize(actor, 'catalog.desk')
  const rows = await db.productImport.findMany({
    where: { state: { in: ['MAPPING', 'READY', 'REFUSED'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: SECTION_ROWS + 1,
    select: { id: true, fileName: true, createdBy: true, createdAt: true, state: true },
  })
  return section(
    'imports',
    rows.map((row): WorkRow => ({
      ...nothing,
      id: row.id,
      href: `/staff/catalog/import/${row.id}`,
      name: row.fileName,
      subject: row.createdBy,
      detail: '',
      age: { day: factoryDay(row.createdAt) },
      mark: row.state === 'REFUSED' ? 'late' : null,
      step: 'continue',
    })),
    '/staff/catalog/import/files',
  )
}
