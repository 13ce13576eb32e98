import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas } from '@/platform/lists/sql-source'

/** Why two companies may be the same. */
export type SameBy = 'tax_number' | 'mail_domain' | 'name' | 'search'

export interface LikelySame {
  id: string
  name: string
  country: string | null
  by: SameBy
  requests: number
  orders: number
}

/** Domains on which anybody can have an address: sharing one proves nothing. */
const ANYBODYS =
  /@(gmail|googlemail|outlook|hotmail|live|msn|yahoo|icloud|me|aol|gmx|web|qq|163|126|proton|protonmail|mail|yandex|naver|rediffmail)\./
const AT_MOST = 12

/**
 * Companies that may be the same as a given one: with the same tax number, mail domain, or beginning of the name; or
 * those that a search finds. At most twelve, the surest first.
 */
export async function likelySame(actor: Actor, id: string, q = ''): Promise<LikelySame[]> {
  authorize(actor, 'company.merge')
  const company = await db.company.findUniqueOrThrow({
    where: { id },
    include: { contacts: { select: { email: true } }, taxNumbers: { select: { number: true } } },
  })
  const domains = company.contacts
    .filter(({ email }) => !ANYBODYS.test(email))
    .map(({ email }) => email.slice(email.indexOf('@')))
  const found = q
    ? Prisma.sql`SELECT c.id, 'search' AS by, 0 AS rank FROM company c WHERE ${anyHas(q, [
        Prisma.sql`c.name`,
        Prisma.sql`c."legalName"`,
      ])} OR EXISTS (SELECT 1 FROM contact p WHERE p."companyId" = c.id AND ${anyHas(q, [Prisma.sql`p.email`])})`
    : Prisma.sql`
      SELECT n."companyId" AS id, 'tax_number' AS by, 0 AS rank FROM company_tax_number n
      WHERE n.number = ANY(${company.taxNumbers.map(({ number }) => number)})
      UNION ALL SELECT p."companyId", 'mail_domain', 1 FROM contact p
      WHERE substr(p.email, strpos(p.email, '@')) = ANY(${domains})
      UNION ALL SELECT c.id, 'name', 2 FROM company c WHERE similarity(lower(c.name), lower(${company.name})) > 0.45`
  return db.$queryRaw<LikelySame[]>`
    SELECT c.id::text AS id, c.name, c.country, f.by,
      (SELECT count(*)::int FROM quote_request r WHERE r."companyId" = c.id) AS requests,
      (SELECT count(*)::int FROM "order" o WHERE o."companyId" = c.id) AS orders
    FROM (SELECT DISTINCT ON (id) id, by, rank FROM (${found}) each ORDER BY id, rank) f
    JOIN company c ON c.id = f.id
    WHERE c.id <> ${id}::uuid AND c."mergedIntoId" IS NULL
    ORDER BY f.rank, c.name, c.id LIMIT ${AT_MOST}`
}
