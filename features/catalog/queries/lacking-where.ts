import 'server-only'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { LEAST_WORDS, type Lacking } from '../rules/lacking'
import type { Lacks } from '../rules/product-view'

/** LIKE takes `_` for any one character: matches a text of at least so many. */
const long = (least: number) => ({ contains: '_'.repeat(least) })

/**
 * `lackingOf` (../lacking.ts) as a query of the database, for what is in the shop rather than a draft: loading every
 * product to call the function itself isn't feasible at a hundred thousand. A test checks that both agree.
 */
const WHERE: Record<
  Exclude<Lacking, 'documents'> | Exclude<Lacks, Lacking>,
  Prisma.ProductWhereInput
> = {
  picture: { images: { none: { role: 'hero' } } },
  altText: { images: { some: { NOT: { alt: long(LEAST_WORDS.alt) } } } },
  weight: { unitWeightGrams: 0 },
  // Each save checks for ten digits in their form.
  hsCode: { hsCodeUs: { startsWith: '0000' } },
  text: {
    OR: [
      { NOT: { summary: long(LEAST_WORDS.summary) } },
      { NOT: { description: long(LEAST_WORDS.description) } },
    ],
  },
  materials: { materials: { equals: [] } },
  // A product may do without them, but buyers filter by them.
  dimensions: { dimensions: { equals: [] } },
  options: { options: { none: {} } },
  grade: { grade: null },
}

/** The `where` of products that lack something. */
export async function lackingWhere(
  what: Lacks,
  now = new Date(),
): Promise<Prisma.ProductWhereInput> {
  if (what !== 'documents') return WHERE[what]
  const unheld = await db.$queryRaw<{ code: string }[]>`
    SELECT DISTINCT named.code FROM product p CROSS JOIN unnest(p.documents) AS named(code)
    WHERE NOT EXISTS (SELECT 1 FROM compliance_document d WHERE d.code = named.code AND d."withdrawnAt" IS NULL AND (d."expiresOn" IS NULL OR d."expiresOn" >= ${factoryDay(now)}::date))`
  return {
    OR: [
      { documents: { isEmpty: true } },
      { documents: { hasSome: unheld.map(({ code }) => code) } },
    ],
  }
}
