import 'server-only'
import { authorize } from '@/features/accounts/permissions'
import { actorOf, type Viewer } from '@/features/accounts/viewer'
import { refreshRules } from '@/features/tariffs/desk/published'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { addDays, dayIn } from '@/platform/day'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { composeRevision } from '../compose-revision'
import { DEFAULT_VALIDITY_DAYS } from '../house'
import { exchangeRate } from '../rates'
import { revisionFigures } from '../revision-figures'
import { quoteDocumentSchema } from '../schema'

/**
 * Opens the next revision as a draft, a copy of the last one at today's rates.
 * The sent one stands until the new one is sent. Asked twice, answers the same draft.
 * @throws ConflictError 'accepted' once the quote is signed
 */
export async function reviseQuote(viewer: Viewer, serial: number, now = new Date()): Promise<{ revision: number }> {
  authorize(viewer, 'quote.edit')
  await refreshRules()
  const quote = await db.quote.findUnique({ where: { serial }, include: { acceptance: true, revisions: { orderBy: { number: 'desc' }, take: 1 } } })
  const last = quote?.revisions[0]
  if (!quote || !last) throw new NotFoundError(`quote ${serial}`)
  if (quote.acceptance) throw new ConflictError('accepted')
  if (last.state === 'DRAFT') return { revision: last.number }

  const before = quoteDocumentSchema.parse(last.document)
  const number = last.number + 1
  const draft = { ...before.draft, validUntil: addDays(dayIn('Asia/Shanghai', now), DEFAULT_VALIDITY_DAYS) }
  const document = composeRevision(draft, { ...before, revision: number, exchangeRate: await exchangeRate(draft.currency) }, now)
  await db.$transaction(async (tx) => {
    const made = await tx.quoteRevision.createMany({ data: [{ quoteId: quote.id, number, ...revisionFigures(document) }], skipDuplicates: true })
    if (made.count === 0) return
    await recordAudit(tx, { actor: actorOf(viewer), action: 'quote.revise', objectType: 'quote', objectId: quote.id, after: { revision: number } })
  })
  return { revision: number }
}
