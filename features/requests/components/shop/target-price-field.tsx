'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { formatAmount } from '@/platform/money'
import { amountOf, complaintText } from '@/platform/number-words'
import { controlProps } from './control-props'

/**
 * An amount in minor units, typed as people write it; an unreadable entry stays as typed and is reported, an
 * ambiguous one is asked about.
 */
export function TargetPriceField({
  id,
  currency,
  value,
  typed: kept,
  onChange,
}: {
  id: string
  currency: string
  value: number | undefined
  /** a typed text that isn't an amount yet */
  typed: string | undefined
  /** the amount, or what was typed where there is none */
  onChange: (minor: number | undefined, typed: string | undefined) => void
}) {
  const t = useTranslations('request')
  const locale = useLocale()
  const sign = useDecimalSign()
  const [draft, setDraft] = useState<string | null>(null)
  const read = (text: string) => amountOf(text, { currency, sign })
  const shown = draft ?? kept ?? (value === undefined ? '' : formatAmount(value, locale, currency))
  const { complaint, choices } = read(shown)
  const typing = draft !== null
  const isAsking = !typing && choices.length > 0
  const error =
    typing || isAsking || complaint === null ? undefined : complaintText(complaint, locale)
  const type = (text: string) => {
    const { value: minor, complaint: wrong } = read(text)
    onChange(minor, wrong === null ? undefined : text)
  }
  return (
    <Field
      id={id}
      label={t('custom.targetPrice', { currency })}
      optional={t('optional')}
      error={error}
    >
      <Input
        {...controlProps(id, error)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={24}
        className="text-end"
        value={shown}
        onChange={(event) => {
          setDraft(event.target.value)
          type(event.target.value)
        }}
        onBlur={() => setDraft(null)}
      />
      {isAsking ? <NumberQuestion choices={choices} onChoose={type} /> : null}
    </Field>
  )
}
