import { Text, View } from '@react-pdf/renderer'
import { surchargesByLayer } from '@/features/quotes/rules/surcharges'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Format } from '@/platform/format'
import { s } from './style'
import type { QuoteTexts } from './texts'

/** Sums between the goods and the total that still fit on a page below a line at its longest. */
const MOST_SUMS = 20
/** The most letters of a line's details that leave room for the totals. */
const MOST_LETTERS = 1_500

/** Whether the totals and the last line fit on one page, with little else on it. */
export function fitsWithTotals(document: QuoteDocument): boolean {
  const { lines, credits = [] } = document.draft
  return (
    surchargesByLayer(document).length + credits.length <= MOST_SUMS &&
    (lines.at(-1)?.details.join('').length ?? 0) <= MOST_LETTERS
  )
}

/** From goods to total, how it is paid, and the duty that the buyer pays. */
export function Totals({
  document,
  t,
  format,
  children,
}: {
  document: QuoteDocument
  t: QuoteTexts
  format: Format
  /** shown beside the sums */
  children?: React.ReactNode
}) {
  const { draft, duty, tariff } = document
  const charged = duty.bornBy === 'seller'
  const layers = surchargesByLayer(document).map((row) => ({
    label: [
      [row.title, row.heading].filter(Boolean).join(' '),
      ...row.ratePercents.map((rate) => `${format.decimal(rate)}%`),
    ].join(', '),
    amountMinor: row.amountMinor,
  }))
  return (
    <View style={{ marginTop: 10, flexDirection: 'row' }}>
      <View style={{ width: '42%', paddingRight: 18 }}>{children}</View>
      <View style={{ width: '58%' }}>
        <Sum format={format} label={t('goods')} amountMinor={document.goodsMinor} />
        {draft.discountMinor ? (
          <Sum format={format} label={t('discount')} amountMinor={-draft.discountMinor} />
        ) : null}
        {draft.credits?.map((credit) => (
          <Sum
            format={format}
            key={credit.id}
            label={t('credit', { title: credit.title })}
            amountMinor={-credit.amountMinor}
          />
        ))}
        {draft.freightMinor ? (
          <Sum format={format} label={t('freight')} amountMinor={draft.freightMinor} />
        ) : null}
        {draft.insuranceMinor ? (
          <Sum format={format} label={t('insurance')} amountMinor={draft.insuranceMinor} />
        ) : null}
        {charged ? (
          <Sum format={format} label={t('surcharge')} amountMinor={document.surchargeMinor} />
        ) : null}
        {charged
          ? layers.map((layer) => <Sum format={format} key={layer.label} {...layer} part />)
          : null}
        {tariff?.terms?.premiumMinor ? (
          <Sum
            format={format}
            label={t('premium', { kind: tariff.terms.kind })}
            amountMinor={tariff.terms.premiumMinor}
          />
        ) : null}
        <View wrap={false}>
          <View style={s.total}>
            <Text>{t('total')}</Text>
            <Text>{format.money(document.totalMinor, draft.currency)}</Text>
          </View>
          {document.payments?.map((part, i) => (
            <Sum
              key={i}
              format={format}
              label={t('planPart', { ...part, days: part.days ?? -1 })}
              amountMinor={part.amountMinor}
              currency={draft.currency}
            />
          )) ?? (
            <>
              <Sum
                format={format}
                label={t('deposit', { percent: format.decimal(draft.depositPercent) })}
                amountMinor={document.depositMinor}
                currency={draft.currency}
              />
              <Sum
                format={format}
                label={t('balance')}
                amountMinor={document.balanceMinor}
                currency={draft.currency}
              />
            </>
          )}
        </View>
        {charged ? null : (
          <View
            wrap={layers.length > MOST_SUMS}
            style={{
              marginTop: 8,
              padding: 6,
              backgroundColor: '#E8F0FA',
              borderLeftWidth: 2,
              borderColor: '#1F4E8C',
            }}
          >
            <Text style={[s.strong, { marginBottom: 2 }]}>{t('estimateTitle')}</Text>
            {layers.map((layer) => (
              <Sum format={format} key={layer.label} {...layer} part />
            ))}
            {duty.complete ? (
              <Sum
                format={format}
                label={t('estimate')}
                amountMinor={duty.totalMinor}
                currency={draft.currency}
              />
            ) : (
              <Text>{t('unconfirmed')}</Text>
            )}
          </View>
        )}
      </View>
    </View>
  )
}

function Sum({
  label,
  amountMinor,
  currency,
  format,
  part = false,
}: {
  label: string
  amountMinor: number
  /** a separate amount names its currency; for the rest the head of the column does */
  currency?: string
  format: Format
  /** one of the parts of an amount above it */
  part?: boolean
}) {
  return (
    <View style={[s.between, ...(part ? [s.small, s.muted, { paddingLeft: 8 }] : [])]}>
      <Text style={{ maxWidth: '75%' }}>{label}</Text>
      <Text>{currency ? format.money(amountMinor, currency) : format.amount(amountMinor)}</Text>
    </View>
  )
}
