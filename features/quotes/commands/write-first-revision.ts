import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import type { HouseTerms } from '@/features/company/rules/house-terms'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import type { Prisma } from '@/platform/db/generated/client'
import { composeRevision } from '../rules/compose-revision'
import { revisionFigures } from '../rules/revision-figures'
import type { QuoteDocument, QuoteDraft } from '../schema'

type Parties = Parameters<typeof composeRevision>[1]

/**
 * Composes revision 1 of a new quote as a draft and writes it, in the transaction that made the
 * quote.
 * @param author the editor who drafts it: the quote's contact, until another person sends it
 */
export async function writeFirstRevision(
  tx: Prisma.TransactionClient,
  quote: { id: string; serial: number },
  author: Extract<Actor, { kind: 'staff' }>,
  draft: QuoteDraft,
  parties: Omit<Parties, 'quoteSerial' | 'revision' | 'contact'>,
  { rules, house, now }: { rules: RulesInForce; house: HouseTerms; now: Date },
): Promise<QuoteDocument> {
  const document = composeRevision(
    draft,
    {
      ...parties,
      quoteSerial: quote.serial,
      revision: 1,
      contact: { name: author.name, email: author.email },
    },
    rules,
    now,
    house,
  )
  await tx.quoteRevision.create({
    data: {
      quoteId: quote.id,
      number: 1,
      editorIds: [author.userId],
      ...revisionFigures(document),
    },
  })
  return document
}
