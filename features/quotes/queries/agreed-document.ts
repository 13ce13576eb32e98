import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { amendmentDocumentSchema } from '../amendment-schema'
import { firstPicks, pickedDocument } from '../rules/choices'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'

/** The columns of a revision that say what was picked of it. */
const PICKED = {
  document: true,
  acceptance: { select: { picks: true } },
  answer: { select: { picks: true } },
} as const satisfies Prisma.QuoteRevisionSelect

/** The same, with the amendment in force for its order. */
export const AGREED = {
  ...PICKED,
  order: {
    select: {
      amendments: {
        where: { state: 'SIGNED' },
        orderBy: { number: 'desc' },
        take: 1,
        select: { document: true },
      },
    },
  },
} as const satisfies Prisma.QuoteRevisionSelect

type Picked = Prisma.QuoteRevisionGetPayload<{ select: typeof PICKED }>
type Agreed = Prisma.QuoteRevisionGetPayload<{ select: typeof AGREED }>

/**
 * A revision as its buyer accepted it: with their pick; a revision not accepted is as first
 * offered.
 */
export const signedRevision = ({ document, ...picked }: Picked): QuoteDocument =>
  agreedOf(quoteDocumentSchema.parse(document), picked)

/** The same for a document that is parsed already. */
export const agreedOf = (
  offered: QuoteDocument,
  { acceptance, answer }: Omit<Picked, 'document'>,
): QuoteDocument =>
  pickedDocument(offered, (acceptance ?? answer)?.picks ?? firstPicks(offered.draft))

/**
 * The document of a revision: read only for revisions that are shown, since it can be megabytes.
 */
export async function offeredIn({ id }: { id: string }): Promise<QuoteDocument> {
  const { document } = await db.quoteRevision.findUniqueOrThrow({
    where: { id },
    select: { document: true },
  })
  return quoteDocumentSchema.parse(document)
}

/**
 * The document in force: the newest amendment signed by both sides, else the revision as signed.
 */
export function agreedDocument({ order, ...revision }: Agreed): QuoteDocument {
  const [amendment] = order?.amendments ?? []
  return amendment
    ? amendmentDocumentSchema.parse(amendment.document).document
    : signedRevision(revision)
}
