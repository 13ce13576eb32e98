import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { authorize, may } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { paperDaysAhead } from '@/features/company/queries/told-ahead'
import { DOCUMENTS_TAG } from '@/platform/cache-tags'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import type { ComplianceDocument } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import {
  DOCUMENT_KINDS,
  evidenceState,
  type DocumentKind,
  type EvidenceState,
} from '../rules/evidence'

/** A compliance document as it is shown. Days are `YYYY-MM-DD`. */
export interface Evidence {
  code: string
  kind: DocumentKind
  number: string
  issuer: string
  issuedOn: string
  expiresOn: string | null
  scope: string
  sizeBytes: number
  isDemo: boolean
  /** 'PDF' or the picture's type */
  fileKind: string
}

function shown(row: ComplianceDocument): Evidence {
  const { code, number, issuer, scope, sizeBytes, isDemo, contentType } = row
  const day = (at: Date) => at.toISOString().slice(0, 10)
  return {
    code,
    number,
    issuer,
    scope,
    sizeBytes,
    isDemo,
    kind: DOCUMENT_KINDS.find((each) => each === row.kind) ?? 'other',
    issuedOn: day(row.issuedOn),
    expiresOn: row.expiresOn && day(row.expiresOn),
    fileKind: contentType.split('/')[1]?.toUpperCase() ?? '',
  }
}

const stateOf = (row: ComplianceDocument, now: Date, soonDays = 0): EvidenceState =>
  evidenceState(
    { expiresOn: shown(row).expiresOn, withdrawn: row.withdrawnAt !== null },
    factoryDay(now),
    soonDays,
  )

/** The documents with these codes that are valid today, as buyers see them, in the given order. */
export async function validEvidence(codes: readonly string[]): Promise<Evidence[]> {
  'use cache'
  cacheLife('hours')
  cacheTag(DOCUMENTS_TAG)
  if (codes.length === 0) return []
  const now = new Date()
  const rows = await db.complianceDocument.findMany({ where: { code: { in: [...codes] } } })
  const valid = rows.filter((row) => ['valid', 'soon'].includes(stateOf(row, now))).map(shown)
  return codes.flatMap((code) => valid.filter((each) => each.code === code))
}

/**
 * Every document that is valid today and that buyers may open: certificates of the factory, and those that products
 * refer to.
 */
export async function heldDocuments(): Promise<Evidence[]> {
  'use cache'
  cacheLife('hours')
  cacheTag(DOCUMENTS_TAG)
  const now = new Date()
  const [rows, references] = await Promise.all([
    db.complianceDocument.findMany({ orderBy: { code: 'asc' } }),
    db.$queryRaw<{ code: string }[]>`
      SELECT DISTINCT unnest(documents) AS code FROM product
      WHERE status = 'PUBLISHED' AND documents <> '{}'`,
  ])
  const codes = new Set(references.map(({ code }) => code))
  return rows
    .filter((row) => ['valid', 'soon'].includes(stateOf(row, now)))
    .filter((row) => row.kind === 'factory' || codes.has(row.code))
    .map(shown)
}

export interface DeskDocument extends Evidence {
  id: string
  version: number
  state: EvidenceState
  fileName: string
  by: string
  /** products that refer to it, and the style numbers of the first few */
  products: number
  styles: string[]
}

/** All documents as staff see them: those that end first on top, withdrawn ones last. */
export async function listDocuments(actor: Actor, now = new Date()): Promise<DeskDocument[]> {
  authorize(actor, 'catalog.desk')
  const [soonDays, rows, uses] = await Promise.all([
    paperDaysAhead(),
    db.complianceDocument.findMany({
      orderBy: [
        { withdrawnAt: { sort: 'asc', nulls: 'first' } },
        { expiresOn: { sort: 'asc', nulls: 'last' } },
        { code: 'asc' },
      ],
    }),
    db.$queryRaw<{ code: string; products: number; styles: string[] }[]>`
      SELECT named.code, count(*)::int AS products, (array_agg(p."styleNumber" ORDER BY p."styleNumber"))[1:4] AS styles
      FROM product p CROSS JOIN unnest(p.documents) AS named(code) WHERE p.documents <> '{}' GROUP BY 1`,
  ])
  const byCode = new Map(uses.map((use) => [use.code, use]))
  return rows.map((row) => ({
    ...shown(row),
    id: row.id,
    version: row.version,
    state: stateOf(row, now, soonDays),
    fileName: row.fileName,
    by: row.by,
    products: byCode.get(row.code)?.products ?? 0,
    styles: byCode.get(row.code)?.styles ?? [],
  }))
}

/** The documents that a product refers to and lacks: those that have ended, were withdrawn or don't exist. */
export async function lackingDocuments(
  actor: Actor,
  codes: readonly string[],
  now = new Date(),
): Promise<{ code: string; why: 'expired' | 'withdrawn' | 'unknown' }[]> {
  authorize(actor, 'catalog.desk')
  if (codes.length === 0) return []
  const rows = await db.complianceDocument.findMany({ where: { code: { in: [...codes] } } })
  return codes.flatMap((code) => {
    const row = rows.find((each) => each.code === code)
    const why = row ? stateOf(row, now) : 'unknown'
    return why === 'expired' || why === 'withdrawn' || why === 'unknown' ? [{ code, why }] : []
  })
}

/**
 * The place of a document's file, for those who may see it: staff any; others a valid one that is the factory's, or
 * that a product in the shop refers to.
 * @throws NotFoundError otherwise
 */
export async function documentFile(
  actor: Actor,
  code: string,
  now = new Date(),
): Promise<{ storageKey: string; fileName: string; contentType: string; sizeBytes: number }> {
  const row = await db.complianceDocument.findUnique({ where: { code: code.slice(0, 60) } })
  if (!row) throw new NotFoundError('document')
  const isOpen =
    ['valid', 'soon'].includes(stateOf(row, now)) &&
    (row.kind === 'factory' ||
      (await db.product.count({ where: { status: 'PUBLISHED', documents: { has: row.code } } })) >
        0)
  if (!isOpen && !may(actor, 'catalog.desk')) throw new NotFoundError('document')
  return row
}
