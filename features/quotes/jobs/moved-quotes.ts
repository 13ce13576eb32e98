import 'server-only'
import { z } from 'zod'
import { renderMessage } from '@/emails/message-email'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { impactDay } from '@/features/tariffs/change-schema'
import { publishedSet, rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { statutoryDay, statutoryZone } from '@/features/tariffs/rules/statutory-zone'
import { translator } from '@/i18n/translator'
import { dayAtText } from '@/platform/dates'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { queueMail } from '@/platform/mail'
import { formatMoney } from '@/platform/money'
import { formatQuoteNumber } from '@/platform/numbers'
import { movedQuotes, type MovedQuote } from '../queries/tariff-impact'
import { requoteOffer } from '../rules/requote-offer'
import { tariffMoves } from '../rules/tariff-moves'

/** Tells the buyers of open quotes what a published change of the rules does to them, citing it; each once a change. */
export const movedQuotesJob = defineJob({
  name: 'moved-quotes',
  payload: z.object({ serial: z.int() }),
  handle: async ({ serial }) => {
    const rules = await rulesInForce()
    const now = new Date()
    const set = await publishedSet(serial)
    const asOf = impactDay(set.changes, statutoryDay('US', set.publishedAt))
    const { moved } = await movedQuotes(
      rules,
      { before: rules.usUpTo(set.version - 1), after: rules.usUpTo(set.version) },
      asOf,
      now,
    )
    for (const quote of moved.filter(({ told }) => told)) {
      const letter = await movedLetter(quote, asOf, rules, now)
      await db.$transaction((tx) =>
        queueMail(tx, {
          template: 'tariff-moved',
          ...letter,
          dedupeKey: `tariff-moved:${serial}:${quote.revisionId}`,
        }),
      )
    }
  },
})

async function movedLetter(
  { document, requestId, before, after }: MovedQuote,
  asOf: string,
  rules: RulesInForce,
  now: Date,
): Promise<{ to: string; subject: string; html: string; text: string }> {
  const t = translator('emails')
  const { buyer, draft } = document
  const number = formatQuoteNumber(document.quoteSerial)
  const money = (amountMinor: number) => formatMoney(amountMinor, draft.currency)
  const rates = (percents: readonly string[]) =>
    percents.length > 0
      ? percents.map((percent) => `${percent}%`).join(', ')
      : t('tariffMoved.none')
  const moves = tariffMoves(before, after, rules.us.measures)
  const offer = requoteOffer(document, statutoryDay(draft.destination, now), rules)
  const seller = document.duty.bornBy === 'seller'
  const letter = await renderMessage({
    preview: t('tariffMoved.heading', { number }),
    heading: t('tariffMoved.heading', { number }),
    paragraphs: [
      t('tariffMoved.text', {
        name: buyer.contactName,
        day: dayAtText(asOf, statutoryZone(draft.destination)),
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
              day: dayAtText(offer.day, statutoryZone(draft.destination)),
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
    footer: t('footer'),
  })
  return { to: buyer.contactEmail, subject: t('tariffMoved.subject', { number }), ...letter }
}
