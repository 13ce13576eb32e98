'use client'

import { useTranslations } from 'next-intl'
import { usePageLocale } from '@/components/form/use-page-locale'
import { Button } from '@/components/ui/button'
import { formatMoney, plainAmount } from '@/platform/money'
import { sellerLegs, type FreightChoice } from '../../../rules/freight-proposal'

/** What rate cards would charge, beside the entry: one press or "=" takes the cheapest. */
export function FreightChoices({
  choices,
  incoterm,
  unpacked,
  currency,
  entered,
  onTake,
}: {
  choices: readonly FreightChoice[]
  incoterm: string
  /** names of goods whose packing isn't known */
  unpacked: readonly string[]
  currency: string
  /** the field as read, minor units */
  entered: number | string | undefined
  onTake: (plain: string) => void
}) {
  const t = useTranslations('staff.editor.freightCards')
  const locale = usePageLocale()
  if (choices.length === 0)
    return (
      <p className="text-xs text-muted">
        {sellerLegs(incoterm).length === 0
          ? t('notOurs', { incoterm })
          : unpacked.length > 0
            ? t('unpacked', { names: unpacked.slice(0, 5).join(', ') })
            : t('none')}
      </p>
    )
  return (
    <div className="grid justify-items-start gap-1 text-xs">
      <p className="text-muted">{t('key')}</p>
      {choices.map((choice) => (
        <Button
          key={choice.mode}
          type="button"
          variant="link"
          size="inline"
          aria-pressed={choice.amountMinor === entered}
          className="text-start text-xs whitespace-normal"
          onClick={() => onTake(plainAmount(choice.amountMinor, currency))}
        >
          {t('take', {
            mode: t(`modes.${choice.mode}`),
            amount: formatMoney(choice.amountMinor, currency, locale),
            min: choice.transitMin ?? 0,
            max: choice.transitMax ?? 0,
          })}
          {choice.isDemo ? ` · ${t('demo')}` : ''}
          {choice.missing.length > 0 ? ` · ${t('missing')}` : ''}
        </Button>
      ))}
    </div>
  )
}
