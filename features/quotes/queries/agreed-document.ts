import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { amendmentDocumentSchema } from '../amendment-schema'
import { firstPicks, pickedDocument } from '../rules/choices'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'

/** Of a revision, what says what was picked of it. */
const PICKED = {
  document: true,
  acceptance: { select: { picks: true } },
  answer: { select: { picks: true } },
} as const satisfies Prisma.QuoteRevisionSelect

/** The same, with the amendment that its order goes by. */
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

/** A revision as its buyer said yes to it: by their pick, and of another revision as it is offered first. */
export const signedRevision = ({ document, ...said }: Picked): QuoteDocument =>
  agreedOf(quoteDocumentSchema.parse(document), said)

/** The same of a document that is read already. */
export const agreedOf = (
  offered: QuoteDocument,
  { acceptance, answer }: Omit<Picked, 'document'>,
): QuoteDocument =>
  pickedDocument(offered, (acceptance ?? answer)?.picks ?? firstPicks(offered.draft))

/** The document of a revision: read of those alone that are shown, since one can be megabytes. */
export async function offeredIn({ id }: { id: string }): Promise<QuoteDocument> {
  const { document } = await db.quoteRevision.findUniqueOrThrow({
    where: { id },
    select: { document: true },
  })
  return quoteDocumentSchema.parse(document)
}

/** What is in force: the newest amendment that both sides signed, and without one the revision as it was signed. */
export function agreedDocument({ order, ...revision }: Agreed): QuoteDocument {
  const [amendment] = order?.amendments ?? []
  return amendment
    ? amendmentDocumentSchema.parse(amendment.document).document
    : signedRevision(revision)
}
