import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import { authorize } from '@/features/accounts/rules/permissions'
import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type {
  CompanyAddressKind,
  OrderState,
  QuoteRequestStatus,
  RevisionState,
} from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'

/** How many of each kind are shown on a company's page, the newest; the total stands beside. */
export const SHOWN_OF_EACH = 30

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const OWNERS: readonly StaffRole[] = ['owner', 'sales', 'sales_manager']

export interface CompanyView {
  id: string
  name: string
  legalName: string
  country: string | null
  website: string
  phone: string
  isDemo: boolean
  version: number
  createdAt: Date
  owner: { id: string; name: string } | null
  /** the company into which this one was merged */
  mergedInto: { id: string; name: string } | null
  /** companies that were merged into this one */
  merged: { id: string; name: string; at: Date; by: string }[]
  people: { id: string; name: string; email: string; phone: string | null; signsIn: boolean }[]
  /** who signs in for it, and in which roles */
  members: { id: string; name: string; email: string; roles: CompanyRole[] }[]
  addresses: {
    id: string
    kind: CompanyAddressKind
    recipient: string
    lines: string
    district: string
    city: string
    region: string
    postcode: string
    phone: string
    country: string
    version: number
  }[]
  taxNumbers: {
    id: string
    country: string
    kind: string
    number: string
    addedBy: string
    createdAt: Date
    /** other companies with that number: probably the same */
    alsoOf: { id: string; name: string }[]
  }[]
  notes: { id: string; text: string; by: string; at: Date }[]
}

/** One company, also a merged one. @throws NotFoundError */
export async function getCompany(actor: Actor, id: string): Promise<CompanyView> {
  authorize(actor, 'company.read')
  const company = UUID.test(id)
    ? await db.company.findUnique({
        where: { id },
        include: {
          owner: { select: { id: true, name: true } },
          mergedInto: { select: { id: true, name: true } },
          merged: {
            select: { id: true, name: true, mergedAt: true, mergedBy: true },
            orderBy: { mergedAt: 'desc' },
          },
          contacts: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
          members: {
            where: { leftAt: null },
            orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
            select: { roles: true, user: { select: { id: true, name: true, email: true } } },
          },
          addresses: { orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }] },
          taxNumbers: { orderBy: { createdAt: 'asc' } },
          notes: { orderBy: { at: 'desc' } },
        },
      })
    : null
  if (!company) throw new NotFoundError('company')
  const same = await db.companyTaxNumber.findMany({
    where: {
      number: { in: company.taxNumbers.map(({ number }) => number) },
      companyId: { not: id },
    },
    select: { number: true, country: true, company: { select: { id: true, name: true } } },
  })
  const signIns = new Set(company.members.map(({ user }) => user.email.toLowerCase()))
  const { contacts, merged, addresses, taxNumbers, notes, members, ...profile } = company
  return {
    ...profile,
    merged: merged.map(({ mergedAt, mergedBy, ...each }) => ({
      ...each,
      at: mergedAt ?? company.createdAt,
      by: mergedBy ?? '',
    })),
    people: contacts.map(({ id: personId, name, email, phone }) => ({
      id: personId,
      name,
      email,
      phone,
      signsIn: signIns.has(email.toLowerCase()),
    })),
    members: members.map(({ roles, user }) => ({ ...user, roles })),
    addresses,
    taxNumbers: taxNumbers.map((each) => ({
      ...each,
      alsoOf: same
        .filter(({ number, country }) => number === each.number && country === each.country)
        .map(({ company: other }) => other),
    })),
    notes,
  }
}

/** What a company requested, was quoted and ordered, and its files: the newest of each, and how many there are. */
export interface CompanyTrade {
  requests: {
    serial: number
    createdAt: Date
    status: QuoteRequestStatus
    destination: string
    contactName: string
    estimateMinor: number
  }[]
  quotes: {
    serial: number
    revision: number
    state: RevisionState
    currency: string
    totalMinor: number
    validUntil: Date
    createdAt: Date
  }[]
  orders: {
    serial: number
    state: OrderState
    currency: string
    totalMinor: number
    createdAt: Date
  }[]
  files: {
    id: string
    fileName: string
    sizeBytes: number
    createdAt: Date
    requestSerial: number
  }[]
  counts: { requests: number; quotes: number; orders: number; files: number }
}

/** The trade with one company. */
export async function companyTrade(actor: Actor, companyId: string): Promise<CompanyTrade> {
  authorize(actor, 'company.read')
  const newest = { orderBy: { createdAt: 'desc' }, take: SHOWN_OF_EACH } as const
  const [requests, quotes, orders, files, [counts]] = await Promise.all([
    db.quoteRequest.findMany({
      where: { companyId },
      ...newest,
      select: {
        serial: true,
        createdAt: true,
        status: true,
        destination: true,
        contactName: true,
        estimateMinor: true,
      },
    }),
    db.$queryRaw<(CompanyTrade['quotes'][number] & { totalMinor: bigint | number })[]>`
      SELECT q.serial, v.number AS revision, v.state::text AS state, v.currency, coalesce(o."totalMinor", v."totalMinor") AS "totalMinor", v."validUntil", q."createdAt"
      FROM quote q CROSS JOIN LATERAL (
        SELECT * FROM quote_revision v WHERE v."quoteId" = q.id ORDER BY v.number DESC LIMIT 1) v
      LEFT JOIN "order" o ON o."revisionId" = v.id
      WHERE q."companyId" = ${companyId}::uuid ORDER BY q.serial DESC LIMIT ${SHOWN_OF_EACH}`,
    db.order.findMany({
      where: { companyId },
      ...newest,
      select: { serial: true, state: true, currency: true, totalMinor: true, createdAt: true },
    }),
    db.$queryRaw<CompanyTrade['files']>`
      SELECT a.id::text AS id, a."fileName", a."sizeBytes", a."createdAt", r.serial AS "requestSerial"
      FROM attachment a JOIN quote_request r ON r.id = a."requestId"
      WHERE r."companyId" = ${companyId}::uuid ORDER BY a."createdAt" DESC LIMIT ${SHOWN_OF_EACH}`,
    db.$queryRaw<CompanyTrade['counts'][]>(countsOf(companyId)),
  ])
  return {
    requests: requests.map(({ estimateMinor, ...row }) => ({
      ...row,
      estimateMinor: Number(estimateMinor),
    })),
    quotes: quotes.map((row) => ({ ...row, totalMinor: Number(row.totalMinor) })),
    orders: orders.map(({ totalMinor, ...row }) => ({ ...row, totalMinor: Number(totalMinor) })),
    files,
    counts: counts ?? { requests: 0, quotes: 0, orders: 0, files: 0 },
  }
}

const countsOf = (companyId: string): Prisma.Sql => Prisma.sql`SELECT
  (SELECT count(*)::int FROM quote_request WHERE "companyId" = ${companyId}::uuid) AS requests,
  (SELECT count(*)::int FROM quote WHERE "companyId" = ${companyId}::uuid) AS quotes,
  (SELECT count(*)::int FROM "order" WHERE "companyId" = ${companyId}::uuid) AS orders,
  (SELECT count(*)::int FROM attachment a JOIN quote_request r ON r.id = a."requestId"
    WHERE r."companyId" = ${companyId}::uuid) AS files`

/** Colleagues of sales, who can be responsible for a company. */
export async function companyOwners(actor: Actor): Promise<{ id: string; name: string }[]> {
  authorize(actor, 'company.read')
  return db.user.findMany({
    where: { role: 'STAFF', leftAt: null, roles: { hasSome: [...OWNERS] } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}
