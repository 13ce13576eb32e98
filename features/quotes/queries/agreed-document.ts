import 'server-only'
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
export function agreedDocument({ document, acceptance, answer }: Agreed): QuoteDocument {
  const read = quoteDocumentSchema.parse(document)
  return pickedDocument(read, (acceptance ?? answer)?.picks ?? firstPicks(read.draft))
}
