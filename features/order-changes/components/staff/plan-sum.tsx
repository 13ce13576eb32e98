'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { usePageLocale } from '@/components/form/use-page-locale'
import { MOST_PLAN_PARTS } from '@/features/company/rules/plan-gates'
import { textEntries } from '@/platform/form-entries'
import { formatDecimal, formatMoney } from '@/platform/money'
import { amountOf, decimalOf } from '@/platform/number-words'
import { OWN_PLAN, planLacks, WHOLE_SHARE } from '../../rules/own-plan'

const FIELDS = [
  'planDeposit',
  ...Array.from({ length: MOST_PLAN_PARTS }, (_, i) => `planPart_${i + 1}`),
]

/** The sum of a plan while it is typed: whether it is complete, and what is missing. */
export function PlanSum({ currency, totalMinor }: { currency: string; totalMinor: number }) {
  const t = useTranslations('orderChanges.amend.planSum')
  const locale = usePageLocale()
  const place = useRef<HTMLDivElement>(null)
  const [entries, setEntries] = useState<Readonly<Record<string, string>>>({})
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const read = () => setEntries(textEntries(new FormData(form)))
    read()
    form.addEventListener('input', read)
    form.addEventListener('change', read)
    return () => {
      form.removeEventListener('input', read)
      form.removeEventListener('change', read)
    }
  }, [])
  const byShare = entries['planBy'] !== 'amount'
  const values = FIELDS.map((name) => {
    const text = entries[name] ?? ''
    if (text.trim() === '') return 0
    if (!byShare) return amountOf(text, { currency }).value ?? null
    const share = decimalOf(text, { decimals: 2 }).value
    return share === undefined ? null : Math.round(Number(share) * 100)
  })
  const isRead = values.every((value) => value !== null)
  const [deposit = 0, ...parts] = values.map((value) => value ?? 0)
  const lacks = planLacks(
    {
      by: byShare ? 'share' : 'amount',
      deposit,
      parts: parts.map((value) => ({ gate: 'ready_to_ship', value, days: 0 })),
    },
    byShare ? WHOLE_SHARE : totalMinor,
  )
  const amountText = (value: number) =>
    byShare
      ? t('share', { share: formatDecimal(String(value / 100), locale) })
      : formatMoney(value, currency, locale)
  const whole = byShare ? WHOLE_SHARE : totalMinor
  const side = lacks > 0 ? 'less' : lacks < 0 ? 'more' : 'whole'
  return (
    <div ref={place} aria-live="polite">
      {entries['plan'] === OWN_PLAN ? (
        <p
          className={`rounded-md border p-3 text-sm ${isRead && lacks === 0 ? 'text-ok' : 'text-caution'}`}
          data-testid="plan-sum"
        >
          {isRead
            ? t('sum', {
                sum: amountText(whole - lacks),
                whole: amountText(whole),
                lacks: amountText(Math.abs(lacks)),
                side,
              })
            : t('unread')}
          {byShare ? null : ` ${t('asItStands')}`}
        </p>
      ) : null}
    </div>
  )
}
