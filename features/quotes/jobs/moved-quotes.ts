import 'server-only'
import { z } from 'zod'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { planReminders, reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { ofTariffMove } from '@/features/reminders/rules/due'
import { impactDay } from '@/features/tariffs/change-schema'
import { publishedSet, rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { statutoryDay, statutoryZone } from '@/features/tariffs/rules/statutory-zone'
import { localeOf } from '@/i18n/routing'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { queueMail, type Mail } from '@/platform/mail'
import { formatQuoteNumber } from '@/platform/numbers'
import { movedQuotes, type MovedQuote } from '../queries/tariff-impact'
import { endOfValidity } from '../rules/compose'
import { requoteOffer } from '../rules/requote-offer'
import { tariffMoves } from '../rules/tariff-moves'

/** Tells the buyers of open quotes what a published change of the rules does to them, citing it; each once a change. */
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
    for (const quote of moved.filter(({ told }) => told)) {
      const mail = await movedMail(quote, { asOf, serial }, rules, now)
      const { requestId, revisionId } = quote
      const validUntil = endOfValidity(quote.document.draft.validUntil)
      const planned = ofTariffMove({ toldAt: now, validUntil, serial }, terms)
      await db.$transaction(async (tx) => {
        await queueMail(tx, mail)
        await planReminders(tx, { requestId, revisionId }, planned)
      })
    }
  },
})

function movedMail(
  { document, requestId, revisionId, before, after }: MovedQuote,
  { asOf, serial }: { asOf: string; serial: number },
  rules: RulesInForce,
  now: Date,
): Promise<Mail> {
  const { buyer, draft } = document
  const to: Recipient = {
    kind: 'buyer',
    email: buyer.contactEmail,
    locale: localeOf(document.language),
  }
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatQuoteNumber(document.quoteSerial)
  const money = (amountMinor: number) => format.money(amountMinor, draft.currency)
  const rates = (percents: readonly string[]) =>
    percents.length > 0
      ? percents.map((percent) => `${format.decimal(percent)}%`).join(', ')
      : t('tariffMoved.none')
  const moves = tariffMoves(before, after, rules.us.measures)
  const offer = requoteOffer(document, statutoryDay(draft.destination, now), rules)
  const seller = document.duty.bornBy === 'seller'
  return mailOf({
    template: 'tariff-moved',
    to,
    subject: t('tariffMoved.subject', { number }),
    preview: t('tariffMoved.heading', { number }),
    heading: t('tariffMoved.heading', { number }),
    paragraphs: [
      t('tariffMoved.text', {
        name: buyer.contactName,
        day: format.dayAt(asOf, statutoryZone(draft.destination)),
        before: money(before.totalMinor),
        after: money(after.totalMinor),
      }),
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
      url: linkUrl(linkToken(requestId)),
    },
    dedupeKey: `tariff-moved:${serial}:${revisionId}`,
  })
}
