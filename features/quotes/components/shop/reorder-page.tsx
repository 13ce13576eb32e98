import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { DeedForm } from '@/components/form/deed-form'
import { Alert } from '@/components/ui/alert'
import { formatMoney, formatWhole } from '@/platform/money'
import { formatQuoteNumber } from '@/platform/numbers'
import { reorderAction } from '../../actions/reorder'
import type { Reorder } from '../../queries/reorder'
import { isChanged, lineChanged, type LineSince, type Since } from '../../rules/reorder'
import { AnswerHead, unbroken } from './answer-head'

/** At most this many lines are listed; beyond it only the sums are shown. */
const MOST_SHOWN = 100

/**
 * The price of a quote's goods today beside their price then, and one button that requests them
 * again.
 */
export async function ReorderPage({
  reorder,
  serial,
  revision,
}: {
  reorder: Reorder
  serial: number
  revision: number
}) {
  const [t, locale] = await Promise.all([getTranslations('quotes.again'), getLocale()])
  const number = formatQuoteNumber(serial)
  const { currency, lines } = reorder
  const money = (amountMinor: number | null, none: string) =>
    amountMinor === null ? none : formatMoney(amountMinor, currency, locale)
  const changed = lines.filter(lineChanged)
  const omittedCount = lines.length - reorder.request.lines.length
  const sums: [string, Since, string][] = [
    ['goods', reorder.goods, t('noFigure')],
    ['setup', reorder.setup, t('noFigure')],
    ['freight', reorder.freight, t('notQuoted')],
    ['duty', reorder.duty, t('noFigure')],
  ]
  return (
    <main id="content" className="shell grid max-w-5xl gap-6 py-6 md:py-10">
      <AnswerHead
        number={number}
        back={t('back', { number })}
        title={t.rich('title', { number, revision, whole: unbroken })}
        lead={t('lead')}
      />
      <section aria-labelledby="sums" className="grid gap-2">
        <h2 id="sums" className="text-base">
          {t('sums')}
        </h2>
        <table className="ledger max-w-2xl" data-testid="again-sums">
          <thead>
            <tr>
              <td />
              <th scope="col" className="num">
                {t('then')}
              </th>
              <th scope="col" className="num">
                {t('now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sums.map(([name, since, none]) => (
              <tr key={name}>
                <th scope="row" className="font-normal">
                  {t(`of.${name as 'goods'}`)}
                </th>
                <td className="num">{money(since.was, none)}</td>
                <td className={`num ${isChanged(since) ? 'font-semibold' : ''}`}>
                  {money(since.is, none)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="max-w-prose text-xs text-muted">{t('basis')}</p>
      </section>
      <section aria-labelledby="lines" className="grid gap-2">
        <h2 id="lines" className="text-base">
          {t('changed', { count: changed.length })}
        </h2>
        {lines.length > changed.length ? (
          <p className="text-sm text-muted">
            {t('unchanged', { count: lines.length - changed.length })}
          </p>
        ) : null}
        <ul className="grid">
          {changed.slice(0, MOST_SHOWN).map((line) => (
            <ChangedLine key={line.id} line={line} money={money} locale={locale} />
          ))}
        </ul>
        {changed.length > MOST_SHOWN ? (
          <p className="text-sm text-muted">{t('more', { count: changed.length - MOST_SHOWN })}</p>
        ) : null}
      </section>
      {reorder.samples > 0 ? (
        <p className="text-sm text-muted">{t('samples', { count: reorder.samples })}</p>
      ) : null}
      {omittedCount > 0 ? (
        <Alert variant="caution">{t('left', { count: omittedCount })}</Alert>
      ) : null}
      {reorder.request.lines.length > 0 ? (
        <div className="grid justify-items-start gap-2">
          <DeedForm action={reorderAction.bind(null, serial, revision, randomUUID(), locale)}>
            {t('send', { count: reorder.request.lines.length })}
          </DeedForm>
          <p className="max-w-prose text-xs text-muted">{t('binding')}</p>
        </div>
      ) : null}
    </main>
  )
}

async function ChangedLine({
  line,
  money,
  locale,
}: {
  line: LineSince
  money: (amountMinor: number | null, none: string) => string
  locale: string
}) {
  const [t, problems] = await Promise.all([
    getTranslations('quotes.again'),
    getTranslations('request.problems'),
  ])
  const since = ({ was, is }: Since) => (
    <>
      <s className="text-muted">{money(was, t('noFigure'))}</s>{' '}
      <strong>{money(is, t('noFigure'))}</strong>
    </>
  )
  return (
    <li className="grid gap-1 border-b py-3 text-sm">
      <p className="font-medium">
        {line.title}
        {line.sku ? (
          <span className="block font-mono text-xs font-normal break-all text-muted">
            {line.sku}
          </span>
        ) : null}
      </p>
      {line.problem ? (
        <p className="text-fault">
          {problems(
            line.problem.code as 'unknown_sku',
            line.problem.values as Record<string, string | number> & Record<never, never>,
          )}
        </p>
      ) : (
        <p className="tabular-nums">
          {t('pieces', { pieces: formatWhole(line.quantity, locale) })}
          {isChanged(line.unitPrice) ? (
            <>
              {', '}
              {t('unitPrice')} {since(line.unitPrice)}
            </>
          ) : null}
          {isChanged(line.setupFee) ? (
            <>
              {', '}
              {t('setupFee')} {since(line.setupFee)}
            </>
          ) : null}
        </p>
      )}
      {line.toolStands ? <p className="text-ok">{t('toolStands')}</p> : null}
    </li>
  )
}
