'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { ListLine } from '@/features/basket/stores/request-list'
import { artworkNow } from './artwork-now'
import { LandedSummary } from './landed-summary'
import { formatMoney } from '@/platform/money'
import type { Pricing } from './use-priced-lines'

interface Props {
  lines: readonly ListLine[]
  pricing: Pricing
  sending: boolean
}

/** The list's total and the send button; beside the form where there is room. */
export function Summary({
  lines,
  pricing,
  sending,
  country,
  promise,
}: Props & {
  /** name of the destination; undefined until one is chosen */
  country: string | undefined
  /** when a person answers, in words */
  promise: string
}) {
  const t = useTranslations('request')
  const locale = useLocale()
  const ta = useTranslations('artwork')
  const lacking = artworkNow(lines, pricing).filter(({ lacks }) => lacks.length > 0).length
  const custom = lines.filter((line) => line.kind === 'CUSTOM').length
  return (
    <section aria-labelledby="request-summary" className="grid gap-4 border bg-card p-5">
      <h2 id="request-summary" className="text-base">
        {t('summary.title')}
      </h2>
      <dl className="grid gap-2 text-sm">
        <div className="flex items-baseline justify-between gap-4">
          <dt>{t('summary.goods')}</dt>
          <dd aria-live="polite" className="text-base font-semibold whitespace-nowrap">
            {goods(pricing, locale)}
          </dd>
        </div>
        {custom > 0 ? (
          <div className="flex items-baseline justify-between gap-4">
            <dt>{t('summary.custom', { count: custom })}</dt>
            <dd className="text-muted-foreground">{t('summary.customValue')}</dd>
          </div>
        ) : null}
      </dl>
      <LandedSummary pricing={pricing} country={country} custom={custom} />
      <p className="text-xs text-muted-foreground">
        {t('summary.notIncluded', {
          own: [...pricing.byLine.values()].some(({ article }) => article?.own) ? 'yes' : 'no',
        })}
      </p>
      {lacking > 0 ? (
        <p className="text-sm text-caution" data-testid="artwork-missing">
          {ta('summary', { count: lacking })}
        </p>
      ) : null}
      <div className="hidden lg:grid">
        <SendButton sending={sending} />
      </div>
      <p className="text-xs text-muted-foreground">{promise}</p>
    </section>
  )
}

/** On a phone: total and button in reach of the thumb, at the bottom of the screen. */
export function SendBar({ lines, pricing, sending }: Props) {
  const t = useTranslations('request')
  const locale = useLocale()
  return (
    <div
      data-print="hide"
      className="sticky bottom-0 z-10 -mx-4 flex items-center justify-between gap-4 border-t bg-card px-4 py-2 md:-mx-6 md:px-6 lg:hidden"
    >
      <p className="min-w-0 text-xs text-muted-foreground">
        {t('list.count', { count: lines.length })}
        <span className="block text-sm font-semibold whitespace-nowrap text-ink">
          {goods(pricing, locale)}
        </span>
      </p>
      <SendButton sending={sending} />
    </div>
  )
}

function SendButton({ sending }: { sending: boolean }) {
  const t = useTranslations('request.summary')
  return (
    <Button type="submit" size="lg" aria-disabled={sending}>
      {sending ? t('submitting') : t('submit')}
    </Button>
  )
}

const goods = ({ state, goodsMinor, currency }: Pricing, locale: string): string =>
  state === 'failed' || goodsMinor === null ? '–' : formatMoney(goodsMinor, currency, locale)
