'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { formatAmount, parseAmount } from '@/platform/money'
import { controlProps } from './control-props'

/** An amount in minor units, typed as people write it; what can't be read stays as typed and is named. */
export function TargetPriceField({
  id,
  currency,
  value,
  onChange,
}: {
  id: string
  currency: string
  value: number | undefined
  onChange: (minor: number | undefined) => void
}) {
  const t = useTranslations('request')
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === undefined ? '' : formatAmount(value))
  const error =
    shown.trim() !== '' && parseAmount(shown) === null ? t('custom.targetPriceBad') : undefined
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
        maxLength={16}
        className="text-end"
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(parseAmount(event.target.value) ?? undefined)
        }}
        onBlur={() => error === undefined && setTyped(null)}
      />
    </Field>
  )
}
