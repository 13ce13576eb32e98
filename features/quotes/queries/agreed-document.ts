import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { firstPicks, pickedDocument } from '../rules/choices'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'

/** Of a revision, what says what was picked of it. */
export const AGREED = {
  document: true,
  acceptance: { select: { picks: true } },
  answer: { select: { picks: true } },
} as const satisfies Prisma.QuoteRevisionSelect

type Agreed = Prisma.QuoteRevisionGetPayload<{ select: typeof AGREED }>

/** A revision as its buyer said yes to it: by their pick, and of another revision as it is offered first. */
export const agreedDocument = ({ document, ...said }: Agreed): QuoteDocument =>
  agreedOf(quoteDocumentSchema.parse(document), said)

/** The same of a document that is read already. */
export const agreedOf = (
  offered: QuoteDocument,
  { acceptance, answer }: Omit<Agreed, 'document'>,
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
