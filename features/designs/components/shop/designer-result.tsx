'use client'

import { useLocale } from 'next-intl'
import Link from 'next/link'
import { NumberQuestion } from '@/components/form/number-question'
import { Button, buttonVariants } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { formatAmount, formatDecimal, formatMoney, formatWhole } from '@/platform/money'
import type { Choice } from '@/platform/number-words'
import type { ProductionDays } from '../../queries/production-days'
import type { DesignEstimate } from '../../rules/estimate'
import type { DesignFamily } from '../../rules/family'
import { unitPriceAt } from '../../rules/price'
import type { DesignWords } from './words'

export type AddState = 'idle' | 'adding' | 'added' | 'no-picture' | 'full' | 'not-added'

/**
 * The price of the design at the chosen quantity, and the button that adds it to the request list. All figures are from
 * one answer.
 */
export function DesignerResult({
  t,
  family,
  figures,
  production,
  busy,
  failed,
  blocked,
  typed,
  choices,
  quantity,
  state,
  onType,
  onAdd,
}: {
  t: DesignWords
  family: DesignFamily
  figures: DesignEstimate['figures']
  production: ProductionDays
  busy: boolean
  failed: boolean
  blocked: boolean
  typed: string
  /** possible readings, where it is ambiguous */
  choices: readonly Choice[]
  quantity: number
  state: AddState
  onType: (typed: string) => void
  onAdd: () => void
}) {
  const locale = useLocale()
  const ready = figures ? production[figures.leadTimeDays] : undefined
  const active = figures
    ? figures.breaks.findLastIndex(({ fromQuantity }) => fromQuantity <= quantity)
    : -1
  const unit = figures ? unitPriceAt(figures.breaks, quantity) : 0
  const pair = family.pieces === 2
  return (
    <section aria-live="polite" aria-busy={busy} className="grid gap-3 border-t pt-4">
      {failed ? <p className="text-sm text-fault">{t('failed')}</p> : null}
      <div className="flex flex-wrap items-end gap-4">
        <Label className="grid gap-1">
          {t('fields.quantity')}
          <Input
            inputMode="numeric"
            value={typed}
            aria-invalid={quantity < 1 || undefined}
            onChange={(event) => onType(event.target.value)}
            className="w-32 tabular-nums"
          />
        </Label>
        <NumberQuestion choices={choices} onChoose={onType} />
      </div>
      {figures && !blocked ? (
        <>
          <dl
            className={`grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-3 ${busy ? 'opacity-60' : ''}`}
          >
            <div>
              <dt className="text-xs text-muted">{t(pair ? 'pricePair' : 'priceEach')}</dt>
              <dd className="text-base font-semibold tabular-nums" data-testid="unit-price">
                {formatMoney(unit, 'USD', locale)}
              </dd>
            </div>
            <div>
              <dt className="text-xs text-muted">{t('lineTotal', { quantity })}</dt>
              <dd className="text-base font-semibold tabular-nums" data-testid="design-total">
                {formatMoney(unit * quantity, 'USD', locale)}
              </dd>
            </div>
            <div>
              <dt className="text-xs text-muted">{t('weight')}</dt>
              <dd data-testid="weight">
                {t(pair ? 'weightPair' : 'weightValue', { grams: figures.weightGrams })}
              </dd>
            </div>
            <div>
              <dt className="text-xs text-muted">{t('moq')}</dt>
              <dd data-testid="moq">{t('moqValue', { moq: figures.moq })}</dd>
            </div>
            <div>
              <dt className="text-xs text-muted">{t('leadTime')}</dt>
              <dd data-testid="lead-time">
                {ready
                  ? t('leadTimeReckoned', { told: ready.told })
                  : t('leadTimeValue', { days: figures.leadTimeDays })}
                {ready ? (
                  <span className="block text-xs text-muted">
                    {t('ready', { date: ready.day })}
                  </span>
                ) : null}
              </dd>
            </div>
            <div>
              <dt className="text-xs text-muted">{t('size')}</dt>
              <dd>
                {t('sizeValue', {
                  size: figures.sizeMm
                    .map((each) => formatDecimal(String(each), locale))
                    .join(' × '),
                })}
              </dd>
            </div>
          </dl>
          <table className="ledger max-w-sm">
            <caption className="py-1 text-start text-sm font-medium">{t('price')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('fromQuantity')}</th>
                <th scope="col" className="num">
                  {t(pair ? 'pricePair' : 'priceEach')}
                </th>
              </tr>
            </thead>
            <tbody>
              {figures.breaks.map((each, i) => (
                <tr key={each.fromQuantity} className={i === active ? 'font-semibold' : undefined}>
                  <td>{formatWhole(each.fromQuantity, locale)}</td>
                  <td className="num">{formatAmount(each.unitPriceMinor, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : blocked ? (
        <p className="text-sm text-fault">{t('mend')}</p>
      ) : null}
      {figures && quantity > 0 && quantity < figures.moq ? (
        <p className="text-sm text-caution">{t('belowMoq', { moq: figures.moq })}</p>
      ) : null}
      <p className="text-xs text-muted">{t('planning')}</p>
      <Button
        size="lg"
        className="justify-self-start"
        onClick={onAdd}
        disabled={state === 'adding'}
      >
        {state === 'adding' ? t('adding') : t('add')}
      </Button>
      <p role="status" className="min-h-6 text-sm">
        {state === 'not-added' ? (
          <span className="text-fault">{t('notAdded')}</span>
        ) : state === 'full' ? (
          t('full')
        ) : state === 'added' || state === 'no-picture' ? (
          <>
            {t(state === 'added' ? 'added' : 'noPicture')}{' '}
            <Link
              href="/request"
              prefetch={false}
              className={buttonVariants({ variant: 'link', size: 'inline' })}
            >
              {t('toList')}
            </Link>
          </>
        ) : null}
      </p>
    </section>
  )
}
