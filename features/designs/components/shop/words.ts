import type { useTranslations } from 'next-intl'
import { formatAmount } from '@/platform/money'
import { FAMILIES } from '../../rules/families'
import { type Conflict, type Design } from '../../rules/family'
import type { Change } from '../../rules/fixes'
import { unitPriceAt, type DesignTerms } from '../../rules/price'

export type DesignWords = ReturnType<typeof useTranslations<'design'>>

/** Why a field can't be made, in words: `between 2 and 12`. */
export function problemText(t: DesignWords, { rule, values }: Conflict): string {
  return t(`conflicts.${rule}`, { ...values, most: String(values.most ?? '') } as never)
}

/** One change in words: `Width 4 mm`, `Stones None`, `without the engraving`. */
export function changeText(
  t: DesignWords,
  design: Pick<Design, 'family'>,
  { field, value }: Change,
): string {
  if (field === 'engraving')
    return value === '' ? t('withoutEngraving') : t('engravingAs', { text: value })
  const name = t(`fields.${field}` as 'fields.finish')
  const range = FAMILIES[design.family].dimensions[field]
  return range
    ? `${name} ${value}${range.unit === 'count' ? '' : ' mm'}`
    : `${name} ${t(`values.${value}` as 'values.polished')}`
}

/** `+USD 0.34, +2 days`: the effect of a choice at a quantity; empty where it changes nothing. */
export function differenceText(
  t: DesignWords,
  from: DesignTerms,
  to: DesignTerms,
  quantity: number,
  locale: string,
): string {
  const minor = unitPriceAt(to.breaks, quantity) - unitPriceAt(from.breaks, quantity)
  const days = to.leadTimeDays - from.leadTimeDays
  const sign = (value: number) => (value > 0 ? '+' : '−')
  return [
    minor === 0
      ? ''
      : t('differencePrice', { sign: sign(minor), amount: formatAmount(Math.abs(minor), locale) }),
    days === 0 ? '' : t('differenceDays', { sign: sign(days), days: Math.abs(days) }),
    to.moq === from.moq ? '' : t('differenceMoq', { moq: to.moq }),
  ]
    .filter(Boolean)
    .join(', ')
}
