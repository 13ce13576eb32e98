'use client'

import { useLocale, useTranslations } from 'next-intl'
import { NumberInput } from '@/components/form/number-input'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { formatMoney } from '@/platform/money'
import type { TradeOff } from '../../rules/counter'
import { entryName, LINE_ENTRIES, tradeValue, type LineEntryName } from '../../rules/counter-form'

/** A quoted line that a buyer can ask to change. */
export interface CounterableLine {
  id: string
  title: string
  sku: string | null
  quantity: number
  unitPriceMinor: number
  /** other finishes and sizes, and the quoted one */
  siblings: readonly { sku: string; name: string }[]
  options: readonly { code: string; name: string }[]
}

/** One line: as quoted, and folded below it the changes that can be asked for. */
export function CounterLine({
  line,
  currency,
  typed,
  errors,
  offers,
  moreDays,
}: {
  line: CounterableLine
  currency: string
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string[]>>
  /** trade-offs that reach the price asked for */
  offers: readonly TradeOff[]
  /** additional working days for which the house offers a lower price; null where it offers none */
  moreDays: number | null
}) {
  const t = useTranslations('quotes.counter')
  const locale = useLocale()
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale)
  const entryOf = (name: LineEntryName) => {
    const entry = entryName(name, line.id)
    const error = errors[entry]?.join(' ')
    return {
      id: entry,
      name: entry,
      error,
      start: typed[entry] ?? '',
      described: error ? { 'aria-invalid': true, 'aria-describedby': fieldMessageId(entry) } : {},
    }
  }
  const [quantity, price, sku, without, date, days, drop] = LINE_ENTRIES.map(entryOf)
  if (!quantity || !price || !sku || !without || !date || !days || !drop) return null
  const isTyped = LINE_ENTRIES.some((name) => typed[entryName(name, line.id)])
  return (
    <li className="grid gap-2 border-t py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0 font-medium break-words">
          {line.title}
          {line.sku ? <span className="block font-mono text-xs text-muted">{line.sku}</span> : null}
        </p>
        <p className="text-sm tabular-nums">
          {t('quoted', { pieces: line.quantity, price: money(line.unitPriceMinor) })}
        </p>
      </div>
      <details open={isTyped || undefined}>
        <summary className="min-h-11 cursor-pointer content-center text-sm text-info">
          {t('change')} <span className="sr-only">{line.title}</span>
        </summary>
        <div className="grid gap-3 pt-1 sm:grid-cols-2 lg:grid-cols-4">
          <Field id={quantity.id} label={t('quantity')} error={quantity.error}>
            <NumberInput
              id={quantity.id}
              name={quantity.name}
              kind="whole"
              start={quantity.start}
              placeholder={String(line.quantity)}
              {...quantity.described}
            />
          </Field>
          <Field id={price.id} label={t('price', { currency })} error={price.error}>
            <NumberInput
              id={price.id}
              name={price.name}
              kind={{ currency }}
              start={price.start}
              {...price.described}
            />
          </Field>
          {line.siblings.length > 1 ? (
            <Field id={sku.id} label={t('finish')} error={sku.error}>
              <NativeSelect id={sku.id} name={sku.name} defaultValue={sku.start}>
                <option value="">{t('asQuoted')}</option>
                {line.siblings
                  .filter((sibling) => sibling.sku !== line.sku)
                  .map((sibling) => (
                    <option key={sibling.sku} value={sibling.sku}>
                      {sibling.name}
                    </option>
                  ))}
              </NativeSelect>
            </Field>
          ) : null}
          {line.options.length > 0 ? (
            <Field id={without.id} label={t('without')}>
              <NativeSelect id={without.id} name={without.name} defaultValue={without.start}>
                <option value="">{t('asQuoted')}</option>
                {line.options.map((option) => (
                  <option key={option.code} value={option.code}>
                    {option.name}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          ) : null}
          <Field id={date.id} label={t('date')} error={date.error}>
            <Input
              id={date.id}
              name={date.name}
              type="date"
              defaultValue={date.start}
              {...date.described}
            />
          </Field>
          {moreDays === null ? null : (
            <Field id={days.id} label={t('moreDays')}>
              <NativeSelect id={days.id} name={days.name} defaultValue={days.start}>
                <option value="">{t('asQuoted')}</option>
                <option value={moreDays}>{t('days', { days: moreDays })}</option>
              </NativeSelect>
            </Field>
          )}
          <Label className="flex min-h-11 items-center gap-2 self-end font-normal">
            <Checkbox name={drop.name} value="on" defaultChecked={drop.start !== ''} />
            {t('drop')}
          </Label>
        </div>
        {offers.length > 0 ? (
          <div className="grid gap-2 pt-3" data-testid="trade-offs">
            <p className="text-sm">{t('tradeOffs')}</p>
            <div className="flex flex-wrap gap-2">
              {offers.map((offer) => (
                <Button
                  key={tradeValue(line.id, offer)}
                  type="submit"
                  name="take"
                  value={tradeValue(line.id, offer)}
                  variant="outline"
                  size="sm"
                  className="h-auto min-h-11 text-left whitespace-normal"
                >
                  {offerText(offer, t, money)}
                </Button>
              ))}
            </div>
          </div>
        ) : null}
      </details>
    </li>
  )
}

function offerText(
  offer: TradeOff,
  t: ReturnType<typeof useTranslations<'quotes.counter'>>,
  money: (amountMinor: number) => string,
): string {
  const price = money(offer.unitPriceMinor)
  switch (offer.kind) {
    case 'quantity':
      return t('offer.quantity', { pieces: offer.quantity, price })
    case 'finish':
      return t('offer.finish', { name: offer.name, price })
    case 'without':
      return t('offer.without', { name: offer.name, price })
    case 'days':
      return t('offer.days', { days: offer.days, price })
  }
}
