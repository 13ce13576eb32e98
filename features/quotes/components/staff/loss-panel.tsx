import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { deskInstant } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { recordLossAction } from '../../actions/desk-life'
import type { QuoteView } from '../../queries/quotes'
import { LOST_STATES, QUOTE_DECLINE_REASONS } from '../../rules/decline-reasons'

/**
 * For a quote that is over unsigned: the reason as far as it is known, and a form to record more.
 */
export async function LossPanel({ quote, mayRecord }: { quote: QuoteView; mayRecord: boolean }) {
  const { loss, life } = quote
  if (!LOST_STATES.includes(life.state) || (!loss && !mayRecord)) return null
  const [t, reasons, locale] = await Promise.all([
    getTranslations('staff.life.loss'),
    getTranslations('quotes.decline.reasons'),
    getLocale(),
  ])
  const { currency } = quote.revision.document.draft
  const reason = QUOTE_DECLINE_REASONS.find((each) => each === loss?.reasonCode)
  const price = loss?.priceMinor ? formatMoney(loss.priceMinor, loss.currency, locale) : null
  return (
    <div className="grid grid-cols-1 gap-2 border-t pt-3 text-sm" data-testid="loss">
      <h3 className="font-semibold">{t('title')}</h3>
      {loss ? (
        <>
          <p>
            {t('known', {
              by: loss.by ?? '',
              at: deskInstant(loss.at, locale),
              reason: reason ? reasons(reason) : loss.reasonCode,
            })}
          </p>
          {loss.competitor ? (
            <p>{t('rival', { competitor: loss.competitor, price: price ?? 'none' })}</p>
          ) : price ? (
            <p>{t('rivalPrice', { price })}</p>
          ) : null}
          {loss.words ? <p className="whitespace-pre-line">{loss.words}</p> : null}
        </>
      ) : null}
      {mayRecord ? (
        <details>
          <summary className="min-h-9 cursor-pointer content-center text-info">
            {t('submit')}
          </summary>
          <div className="grid grid-cols-1 gap-2 py-2">
            <p className="max-w-prose text-muted">{t('lead')}</p>
            <DeskForm
              key={loss?.at.toISOString() ?? ''}
              action={recordLossAction}
              id="record-loss"
              stacked
              hidden={{ serial: String(quote.serial) }}
              submit={t('submit')}
              fields={[
                {
                  name: 'reasonCode',
                  label: t('reason'),
                  type: 'select',
                  options: QUOTE_DECLINE_REASONS.map((code) => [code, reasons(code)] as const),
                },
                { name: 'competitor', label: t('competitor') },
                { name: 'price', label: t('price', { currency }) },
                { name: 'words', label: t('words'), type: 'long', wide: true },
              ]}
            />
          </div>
        </details>
      ) : null}
    </div>
  )
}
