import 'server-only'
import { z } from 'zod'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { TARIFF_TERMS } from '@/features/pricing/rules/tariff-terms'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { planReminders, reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { ofRequest } from '@/features/reminders/rules/due'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { addDays } from '@/platform/day'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { houseTerms } from '@/features/company/queries/house-terms'
import { transitDays, type HouseTerms } from '@/features/company/rules/house-terms'
import { queueMail } from '@/platform/mail'
import { requoteMail } from '../mails/quote-letters'
import { lifeFacts } from '../queries/life-facts'
import { lifeRefusal, refusalReason, type LifeRefusal } from '../rules/life'
import { holdLife } from './hold-life'
import { composeNext, insertDraft } from './next-revision'
import { notifySeller } from './notify-seller'
import { quoteDocumentSchema, type QuoteDocument, type TariffTerms } from '../schema'
import { expectedEntry } from '../rules/tariff-terms'

const askSchema = z.object({ serial: z.int(), terms: z.enum(TARIFF_TERMS).optional() })

/**
 * Asks, for the buyer, for a new revision of their open quote: at today's rates, or under other
 * tariff terms. The next revision is drafted and the quote's contact notified; the sent one stands
 * until staff send the new one. Asking again has no further effect.
 * @throws InvalidInputError, NotFoundError also for somebody else's quote, ConflictError where it
 *   can't be asked for
 */
export async function askRequote(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorizeKind(actor, 'quote.requote')
  const parsed = askSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, terms } = parsed.data
  const quote = await database.quote.findFirst({
    where: {
      serial,
      ...scopeOf(actor, 'quote.read'),
      revisions: { some: { state: { not: 'DRAFT' } } },
    },
    include: {
      request: true,
      revisions: { orderBy: { number: 'desc' }, take: 1 },
    },
  })
  const last = quote?.revisions[0]
  if (!quote || !last) throw new NotFoundError(`quote ${serial}`)
  authorize(actor, 'quote.requote', quote)
  const refusal = lifeRefusal('ask_anew', await lifeFacts(database, quote.id), now)
  if (refusal !== null) return refuseUnlessAsked(refusal)
  const rules = await rulesInForce()
  const sentDocument = quoteDocumentSchema.parse(last.document)
  const house = await houseTerms(database)
  const reminders = await reminderTerms()
  const drafted =
    last.state === 'DRAFT'
      ? null
      : await composeNext(
          last,
          terms ? { tariffTerms: termsAsked(terms, sentDocument, now, house) } : {},
          rules,
          now,
        )
  const mail = await requoteMail({
    quoteId: quote.id,
    document: drafted ?? sentDocument,
    terms: terms ?? null,
  })
  await inTransaction(context, async (tx, within) => {
    const refusalNow = lifeRefusal('ask_anew', await holdLife(tx, quote.id), now)
    if (refusalNow !== null) return refuseUnlessAsked(refusalNow)
    const { count } = await tx.quote.updateMany({
      where: { id: quote.id, requoteAskedAt: null },
      data: { requoteAskedAt: now },
    })
    if (count === 0) return
    if (drafted) await insertDraft(tx, quote.id, drafted)
    await tx.quoteRequest.update({
      where: { id: quote.requestId },
      // A snooze ends: the buyer is waiting again.
      data: { status: 'IN_PROGRESS', snoozedUntil: null },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.requote_asked',
      objectType: 'quote',
      objectId: quote.id,
      after: { terms: terms ?? null },
    })
    await addEntry(within, {
      requestId: quote.requestId,
      kind: 'EVENT',
      event: 'requote_asked',
      values: { terms: terms ?? 'today' },
      cause: `requote-asked:${quote.id}:${now.toISOString()}`,
    })
    await planReminders(tx, { requestId: quote.requestId, since: now }, ofRequest(now, reminders))
    await queueMail(tx, mail)
    await notifySeller(tx, {
      kind: 'quote-anew',
      cause: `quote-anew:${quote.id}:${now.toISOString()}`,
      quoteSerial: serial,
      request: quote.request,
      sentById: last.sentById,
    })
  })
}

/**
 * Lets a repeated request pass.
 * @throws ConflictError for any other refusal
 */
function refuseUnlessAsked(refusal: LifeRefusal): void {
  const reason = refusalReason(refusal)
  if (reason !== 'asked_anew') throw new ConflictError(reason)
}

/** The draft for the terms asked for; staff may change it before they send. */
function termsAsked(
  kind: TariffTerms['kind'],
  { draft }: QuoteDocument,
  now: Date,
  house: HouseTerms,
): TariffTerms {
  const { quoting, calendar } = house
  switch (kind) {
    case 'floating':
      return { kind }
    case 'capped':
      return { kind, capPercent: quoting.capPercent, premiumMinor: null }
    case 'locked':
      return {
        kind,
        until: addDays(
          expectedEntry(
            draft,
            statutoryDay(draft.destination, now),
            transitDays(house, draft),
            calendar,
          ),
          quoting.lockMarginDays,
        ),
        trigger: null,
        premiumMinor: null,
      }
  }
}
