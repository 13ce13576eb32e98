import 'server-only'
import { z } from 'zod'
import type { Letter } from '@/emails/letter'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import { planReminders, reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { ofTariffMove } from '@/features/reminders/rules/due'
import { impactDay } from '@/features/tariffs/change-schema'
import { publishedSet, rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { statutoryDay, statutoryZone } from '@/features/tariffs/rules/statutory-zone'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { queueMails } from '@/platform/mail'
import { forReader, quoteFrame } from '../mails/quote-frame'
import { quoteMails } from '../mails/quote-mails'
import { movedQuotes, type MovedQuote } from '../queries/tariff-impact'
import { endOfValidity } from '../rules/compose'
import { pickWords } from '../rules/offer-columns'
import { requoteOffer } from '../rules/requote-offer'
import { tariffMoves } from '../rules/tariff-moves'
import type { WorstMove } from '../rules/worst-move'

/**
 * Tells the buyers of open quotes what a published change of the rules does to them, citing it;
 * once for each change.
 */
export const movedQuotesJob = defineJob({
  name: 'moved-quotes',
  payload: z.object({ serial: z.int() }),
  handle: async ({ serial }) => {
    const rules = await rulesInForce()
    const now = new Date()
    const [set, terms] = [await publishedSet(serial), await reminderTerms()]
    const asOf = impactDay(set.changes, statutoryDay('US', set.publishedAt))
    const { moved } = await movedQuotes(
      rules,
      { before: rules.usUpTo(set.version - 1), after: rules.usUpTo(set.version) },
      asOf,
      now,
    )
    for (const quote of moved) {
      const { requestId, revisionId, offered, told } = quote
      if (!told) continue
      const { companyId } = quote
      const mails = await quoteMails(db, { companyId, document: offered }, (reader) =>
        movedLetter({ ...quote, told }, { asOf, serial }, rules, now, reader),
      )
      const validUntil = endOfValidity(offered.draft.validUntil)
      const planned = ofTariffMove({ toldAt: now, validUntil, serial }, terms)
      await db.$transaction(async (tx) => {
        await queueMails(tx, mails)
        await planReminders(tx, { requestId, revisionId }, planned)
      })
    }
  },
})

function movedLetter(
  { offered, told, requestId, revisionId }: MovedQuote & { told: WorstMove },
  { asOf, serial }: { asOf: string; serial: number },
  rules: RulesInForce,
  now: Date,
  reader: LetterReader | undefined,
): Letter {
  const { document, before, after } = told
  const { buyer, draft } = document
  const {
    t,
    format,
    money,
    number,
    frame: { url, ...frame },
  } = quoteFrame(document, requestId, reader)
  const rates = (percents: readonly string[]) =>
    percents.length > 0
      ? percents.map((percent) => `${format.decimal(percent)}%`).join(', ')
      : t('tariffMoved.none')
  const moves = tariffMoves(before, after, rules.us.measures)
  const offer = requoteOffer(document, statutoryDay(draft.destination, now), rules)
  const seller = document.duty.bornBy === 'seller'
  return {
    ...frame,
    template: 'tariff-moved',
    subject: t('tariffMoved.subject', { number }),
    preview: t('tariffMoved.heading', { number }),
    heading: t('tariffMoved.heading', { number }),
    paragraphs: [
      t('tariffMoved.text', {
        name: reader?.name ?? buyer.contactName,
        day: format.dayAt(asOf, statutoryZone(draft.destination)),
        before: money(before.totalMinor),
        after: money(after.totalMinor),
      }),
      ...(told.ways > 1
        ? [
            t('tariffMoved.worst', {
              pick: pickWords(offered, told.picks, frame.to.locale).join('; '),
              moved: told.moved,
              ways: told.ways,
            }),
          ]
        : []),
      ...moves.map((move) =>
        t('tariffMoved.move', {
          title: move.title,
          heading: move.heading,
          before: rates(move.beforeRates),
          after: rates(move.afterRates),
          source: move.source,
        }),
      ),
      t(seller ? 'tariffMoved.seller' : 'tariffMoved.buyer'),
      ...(offer?.kind === 'now' ? [t('tariffMoved.askNow')] : []),
      ...(offer?.kind === 'later'
        ? [
            t('tariffMoved.askLater', {
              day: format.dayAt(offer.day, statutoryZone(draft.destination)),
            }),
          ]
        : []),
    ],
    facts: [
      { label: t('tariffMoved.before'), value: money(before.totalMinor) },
      { label: t('tariffMoved.after'), value: money(after.totalMinor) },
    ],
    button: {
      label: t(offer?.kind === 'now' ? 'tariffMoved.button' : 'tariffMoved.see'),
      url,
    },
    dedupeKey: `tariff-moved:${serial}:${revisionId}${forReader(reader)}`,
  }
}
