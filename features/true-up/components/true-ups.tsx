import { getLocale, getTranslations } from 'next-intl/server'
import { localeOf } from '@/i18n/routing'
import { dayText } from '@/platform/dates'
import { formatAmount, formatDecimal, formatMoney } from '@/platform/money'
import type { EntryView, TrueUpsView } from '../queries/true-ups'
import { moveOf } from '../rules/compare-layers'
import type { LayerRow, LayerSide } from '../schema'

/** How the duty of each shipment was settled: what was signed and what was due side by side, and why they differ. */
export async function TrueUps({ view }: { view: TrueUpsView }) {
  const t = await getTranslations('trueUp')
  if (!view.isSettled || view.entries.length === 0) return null
  return (
    <section aria-labelledby="true-up" className="grid grid-cols-1 gap-4" data-testid="true-ups">
      <h2 id="true-up" className="text-base">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm">{t('lead')}</p>
      {view.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} currency={view.currency} />
      ))}
    </section>
  )
}

async function Entry({ entry, currency }: { entry: EntryView; currency: string }) {
  const t = await getTranslations('trueUp')
  const locale = localeOf(await getLocale())
  const { document, signedMinor, actualMinor, settledMinor } = entry
  const { terms } = document
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale)
  const differenceMinor = settledMinor - signedMinor
  const sums = [
    ['signed', signedMinor],
    ['actual', actualMinor],
    ['settled', settledMinor],
    ['difference', differenceMinor],
  ] as const
  return (
    <article className="grid grid-cols-1 gap-3 rounded-md border bg-white p-4" data-testid="entry">
      <div className="grid gap-1">
        <h3 className="text-base break-words">
          {t('entry', { shipment: entry.shipment, number: entry.entryNumber })}
        </h3>
        <p className="text-xs text-muted">
          {t('entered', { day: dayText(entry.enteredOn, locale), importer: entry.importer })}
        </p>
      </div>
      <p className="max-w-prose text-sm">
        <strong>
          {t('came', {
            way: differenceMinor > 0 ? 'billed' : differenceMinor < 0 ? 'credited' : 'same',
            amount: money(Math.abs(differenceMinor)),
          })}
        </strong>
        {'. '}
        {t(`by.${terms.by}`, {
          cap: money(terms.capMinor ?? 0),
          until: terms.lockedUntil ? dayText(terms.lockedUntil, locale) : 'none',
        })}
      </p>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-3 text-sm">
        {sums.map(([name, amountMinor]) => (
          <div key={name}>
            <dt className="text-xs text-muted">{t(`sums.${name}`)}</dt>
            <dd className="font-medium tabular-nums">{money(amountMinor)}</dd>
          </div>
        ))}
      </dl>
      <Layers entry={entry} currency={currency} />
      <Reasons entry={entry} currency={currency} />
      {entry.refunds.length > 0 ? (
        <div className="grid gap-1 text-sm">
          <h4 className="font-semibold">{t('refunds')}</h4>
          <ul className="grid gap-1">
            {entry.refunds.map(({ id, cause, reference, decidedOn, amountMinor, buyerMinor }) => (
              <li key={id}>
                {t('refund', {
                  cause,
                  reference,
                  day: dayText(decidedOn, locale),
                  amount: money(amountMinor),
                  buyer: money(buyerMinor),
                })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </article>
  )
}

/** Both traces, layer by layer. */
async function Layers({ entry, currency }: { entry: EntryView; currency: string }) {
  const t = await getTranslations('trueUp.table')
  const locale = localeOf(await getLocale())
  const { rows, lines, signedBy, actualBy } = entry.document
  const titles = new Map(lines.map(({ lineId, title }) => [lineId, title]))
  const amount = (amountMinor: number) => formatAmount(amountMinor, locale, currency)
  const side = (of: LayerSide | null) => (
    <td className="num">
      {of ? (
        <>
          {amount(of.amountMinor)}
          {of.ratePercent === null ? null : (
            <span className="block text-xs text-muted">
              {t('rate', { rate: formatDecimal(of.ratePercent, locale) })}
            </span>
          )}
        </>
      ) : (
        <span aria-hidden>–</span>
      )}
    </td>
  )
  const titleOf = ({ signed, actual }: LayerRow) => actual ?? signed
  return (
    <div className="relative overflow-x-auto">
      <table className="trace-rows ledger">
        <thead>
          <tr>
            <th scope="col">{t('layer')}</th>
            <th scope="col" className="num">
              {t('signed', { day: dayText(signedBy.day, locale) })}
            </th>
            <th scope="col" className="num">
              {t('actual', { day: dayText(actualBy.day, locale) })}
            </th>
            <th scope="col" className="num">
              {t('difference', { currency })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.lineId} ${row.programme} ${titleOf(row)?.heading}`}>
              <td>
                {titleOf(row)?.title} {titleOf(row)?.heading}
                <span className="block text-xs text-muted">
                  {titles.get(row.lineId) ?? t('fee')}
                </span>
              </td>
              {side(row.signed)}
              {side(row.actual)}
              <td className="num">
                {amount(row.differenceMinor)}
                <span className="block text-xs text-muted">{t('move', { move: moveOf(row) })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Why the two differ: changed texts, and other declarations. */
async function Reasons({ entry, currency }: { entry: EntryView; currency: string }) {
  const t = await getTranslations('trueUp')
  const locale = localeOf(await getLocale())
  const { causes, lines, byRulesMinor, byFactsMinor, signedBy, actualBy } = entry.document
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale)
  const declared = lines.flatMap(({ lineId, title, signed, declared: is }) =>
    (
      [
        ['value', money(signed.valueMinor), money(is.valueMinor)],
        ['code', signed.hsCode, is.hsCode],
        ['origin', signed.origin, is.origin],
      ] as const
    )
      .filter(([, from, to]) => from !== to)
      .map(([what, from, to]) => ({ key: `${lineId} ${what}`, title, what, from, to })),
  )
  const list = (rates: readonly string[]) =>
    rates.map((rate) => formatDecimal(rate, locale)).join(' + ') || 'none'
  return (
    <div className="grid max-w-prose gap-2 text-sm">
      {byRulesMinor !== 0 || byFactsMinor !== 0 ? (
        <p>{t('because', { rules: money(byRulesMinor), facts: money(byFactsMinor) })}</p>
      ) : null}
      {causes.length > 0 ? (
        <>
          <h4 className="font-semibold">{t('causes')}</h4>
          <ul className="grid gap-2">
            {causes.map(({ heading, title, beforeRates, afterRates, since, source }) => (
              <li key={`${heading} ${title}`} className="break-words">
                {t('cause', {
                  heading,
                  title,
                  before: list(beforeRates),
                  after: list(afterRates),
                  since: since ? dayText(since, locale) : 'none',
                })}
                <span className="block text-xs text-muted">{source}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {declared.length > 0 ? (
        <>
          <h4 className="font-semibold">{t('declared')}</h4>
          <ul className="grid gap-1">
            {declared.map(({ key, ...line }) => (
              <li key={key} className="break-words">
                {t('declaredLine', line)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="text-xs break-words text-muted">
        {t('rules', { signed: signedBy.version || '–', actual: actualBy.version })}
      </p>
    </div>
  )
}
