import { DeedForm } from '@/components/form/deed-form'
import { Alert } from '@/components/ui/alert'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { statutoryDay, statutoryZone } from '@/features/tariffs/rules/statutory-zone'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { daysInWords } from '@/platform/dates'
import { formatIn } from '@/platform/format'
import { isChoosable } from '../../rules/choices'
import { dutyUnder } from '../../rules/duty'
import { pickWords } from '../../rules/offer-columns'
import { rateDay } from '../../rules/rate-day'
import { requoteOffer } from '../../rules/requote-offer'
import type { QuoteDocument } from '../../schema'
import { tariffMoves } from '../../rules/tariff-moves'
import { pickMoves, worstMove } from '../../rules/worst-move'

/**
 * Today's duty of a sent quote, where it differs from the quoted one: each difference with its
 * legal text.
 * @param ask asks for a new revision; omitted where the reader may not
 */
export async function TariffToday({
  document,
  offered,
  now,
  ask,
  asked,
}: {
  /** by the current pick */
  document: QuoteDocument
  /** with all that can be picked */
  offered: QuoteDocument
  now: Date
  ask?: (() => Promise<void>) | undefined
  asked: Date | null
}) {
  const language = localeOf(document.language)
  const t = documentTranslator('quotes.moved', language)
  const format = formatIn(language)
  const rules = await rulesInForce()
  const offer = requoteOffer(document, statutoryDay(document.draft.destination, now), rules)
  const { duty, draft } = document
  const askedText = asked ? <p className="text-sm">{t('asked')}</p> : null
  if (offer?.kind === 'later')
    return (
      <Alert lang={language} variant="info" data-testid="tariff-moves-later">
        <p>
          {t('later', {
            day: format.dayAt(offer.day, statutoryZone(draft.destination)),
            before: format.money(duty.totalMinor, draft.currency),
            after: format.money(offer.duty.totalMinor, draft.currency),
          })}
        </p>
        {askedText}
      </Alert>
    )
  if (!offer) {
    // The duty of the current pick is unchanged; that of other picks may not be. Without choices
    // there is only one.
    const today = statutoryDay(draft.destination, now)
    const worst = isChoosable(offered.draft)
      ? worstMove(
          pickMoves(offered, (picked) => ({
            before: picked.duty,
            after: dutyUnder(picked, today, rules),
          })),
        )
      : null
    return askedText || worst ? (
      <Alert lang={language} variant="info">
        {worst ? (
          <p data-testid="tariff-moved-otherwise">
            {t('otherwise', {
              pick: pickWords(offered, worst.picks, language).join('; '),
              before: format.money(worst.before.totalMinor, draft.currency),
              after: format.money(worst.after.totalMinor, draft.currency),
            })}
          </p>
        ) : null}
        {askedText}
      </Alert>
    ) : null
  }
  const today = offer.duty
  const rates = (percents: readonly string[]) =>
    percents.length > 0
      ? percents.map((percent) => `${format.decimal(percent)}%`).join(', ')
      : t('none')
  return (
    <Alert lang={language} variant="caution" data-testid="tariff-moved">
      <p className="font-semibold">
        {t('title', {
          before: format.money(duty.totalMinor, draft.currency),
          quoted: rateDay(document, language),
          after: format.money(today.totalMinor, draft.currency),
          today: rateDay({ draft, duty: today }, language),
        })}
      </p>
      <div className="relative overflow-x-auto">
        <table className="mt-2 ledger min-w-xl text-sm">
          <thead>
            <tr>
              <th scope="col">{t('layer')}</th>
              <th scope="col" className="num">
                {t('quotedRate')}
              </th>
              <th scope="col" className="num">
                {t('todayRate')}
              </th>
              <th scope="col" className="num">
                {t('difference', { currency: draft.currency })}
              </th>
              <th scope="col">{t('why')}</th>
            </tr>
          </thead>
          <tbody>
            {tariffMoves(duty, today, rules.us.measures).map((move) => (
              <tr key={`${move.title}-${move.heading}`}>
                <td>
                  {move.title} <span className="font-mono text-xs">{move.heading}</span>
                </td>
                <td className="num">{rates(move.beforeRates)}</td>
                <td className="num">{rates(move.afterRates)}</td>
                <td className="num">
                  {move.afterMinor > move.beforeMinor ? '+' : ''}
                  {format.amount(move.afterMinor - move.beforeMinor, draft.currency)}
                </td>
                <td className="text-xs">
                  {move.since ? `${format.day(move.since)}: ` : ''}
                  {daysInWords(move.source, format.locale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-sm">{t(duty.bornBy === 'seller' ? 'seller' : 'buyer')}</p>
      {askedText ??
        (ask ? (
          <DeedForm action={ask} className="mt-2">
            {t('ask')}
          </DeedForm>
        ) : null)}
    </Alert>
  )
}
