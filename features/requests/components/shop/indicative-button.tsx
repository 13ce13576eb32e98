'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { causeOf, failureOf } from '@/components/form/attempt'
import { nextTrouble, TroubleAlert, type Trouble } from '@/components/form/trouble-alert'
import { INDICATIVE_LINES } from '@/features/basket/rules/limits'
import type { ListLine } from '@/features/basket/stores/request-list'
import { formatWhole } from '@/platform/money'
import { pricingInput } from './use-priced-lines'

/** Downloads the list as an indicative quote, made at once and by nobody of the house: it is no offer, and says so. */
export function IndicativeButton({
  lines,
  currency,
  destination,
}: {
  lines: readonly ListLine[]
  currency: string
  /** empty while it isn't chosen */
  destination: string
}) {
  const t = useTranslations('request.indicative')
  const locale = useLocale()
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const input = pricingInput(lines, currency, destination)
  if (input.lines.length === 0) return null
  if (input.lines.length > INDICATIVE_LINES)
    return (
      <p className="text-xs text-muted-foreground">
        {t('tooMany', { most: formatWhole(INDICATIVE_LINES, locale) })}
      </p>
    )

  async function make(): Promise<void> {
    setPending(true)
    try {
      const answer = await fetch('/api/indicative-quote', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...input, customLines: lines.length - input.lines.length }),
      })
      if (!answer.ok) return setTrouble((before) => nextTrouble(before, failureOf(answer)))
      setTrouble(null)
      const file = URL.createObjectURL(await answer.blob())
      const link = document.createElement('a')
      link.href = file
      link.download =
        /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ??
        'indicative.pdf'
      link.click()
      setTimeout(() => URL.revokeObjectURL(file), 60_000)
    } catch (error) {
      setTrouble((before) => nextTrouble(before, causeOf(error, navigator.onLine)))
    } finally {
      setPending(false)
    }
  }

  return (
    <div className="grid gap-1">
      <TroubleAlert trouble={trouble} pending={pending} stored onRetry={() => void make()} />
      <Button variant="outline" disabled={pending} aria-busy={pending} onClick={() => void make()}>
        {pending ? t('making') : t('make')}
      </Button>
      <p className="text-xs text-muted-foreground">{t('hint')}</p>
    </div>
  )
}
