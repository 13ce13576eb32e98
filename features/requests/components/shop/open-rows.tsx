'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { useFormTexts } from '@/components/form/texts'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import type { DecimalSign } from '@/platform/amounts'
import { fill } from '@/platform/fill'
import type { Choice } from '@/platform/number-words'
import { quantityChoices } from './paste'
import { useProblemText } from './problem-text'
import type { OpenRow } from './use-paste'

/** Rows of a pasted list that could not be added, each to be mended or left out. */
export function OpenRows({
  rows,
  sign,
  busy,
  onChange,
  onAdd,
  onDrop,
}: {
  rows: readonly OpenRow[]
  /** how the person parts a fraction, where it is known */
  sign: DecimalSign | undefined
  busy: boolean
  onChange: (row: OpenRow) => void
  onAdd: (row: OpenRow) => void
  onDrop: (row: OpenRow) => void
}) {
  const t = useTranslations('request')
  const { text } = useProblemText()
  const reason = (row: OpenRow) =>
    row.reason
      ? t(`pasted.${row.reason}`, { text: row.quantityText })
      : row.problem
        ? text(row.problem)
        : ''
  const [alike, setAlike] = useState(false)
  const texts = useFormTexts().paste
  const asking = rows.flatMap((row) => {
    const choices = quantityChoices(row.quantityText, sign)
    return choices.length > 0 ? [{ row, choices }] : []
  })
  const answer = (row: OpenRow, { sign: meant }: Choice) => {
    for (const each of alike ? asking : asking.filter((one) => one.row.id === row.id)) {
      const choice = each.choices.find((one) => one.sign === meant)
      if (choice) onChange({ ...each.row, quantityText: choice.plain, reason: null })
    }
  }
  return (
    <div className="grid gap-2">
      <h4 className="text-sm font-semibold">{t('pasted.faultyTitle', { count: rows.length })}</h4>
      <p className="text-xs text-muted-foreground md:hidden">{`${t('pasted.mapping')} ${t('pasted.columns.sku')}, ${t('pasted.columns.quantity')}`}</p>
      <div
        aria-hidden
        className="hidden grid-cols-[4rem_14rem_7rem_1fr] gap-2 border-b border-input pb-1 text-xs font-medium text-muted-foreground md:grid"
      >
        <span>{t('pasted.columns.row')}</span>
        <span>{t('pasted.columns.sku')}</span>
        <span className="text-end">{t('pasted.columns.quantity')}</span>
        <span>{t('pasted.columns.problem')}</span>
      </div>
      <ul className="grid">
        {rows.map((row) => (
          <li
            key={row.id}
            className="grid grid-cols-[1fr_7rem] items-start gap-2 border-b py-3 md:grid-cols-[4rem_14rem_7rem_1fr_auto]"
          >
            <span className="col-span-2 text-xs text-muted-foreground md:col-span-1 md:py-3">
              {t('pasted.columns.row')} {row.row}
            </span>
            <Input
              aria-label={t('pasted.skuOfRow', { row: row.row })}
              className="font-mono"
              value={row.sku}
              onChange={(event) => onChange({ ...row, sku: event.target.value })}
            />
            <Input
              aria-label={t('pasted.quantityOfRow', { row: row.row })}
              inputMode="numeric"
              className="text-end"
              value={row.quantityText}
              onChange={(event) => onChange({ ...row, quantityText: event.target.value })}
            />
            <div className="col-span-2 grid gap-2 text-sm md:col-span-1">
              {asking.some((one) => one.row.id === row.id) ? (
                <NumberQuestion
                  label={t('pasted.quantityOfRow', { row: row.row })}
                  choices={quantityChoices(row.quantityText, sign)}
                  className="md:py-1"
                  onChoose={(_, choice) => answer(row, choice)}
                >
                  {asking.length > 1 ? (
                    <label className="flex min-h-11 items-center gap-2 md:min-h-8">
                      <Checkbox checked={alike} onCheckedChange={setAlike} />
                      {fill(texts.alike, { count: asking.length })}
                    </label>
                  ) : null}
                </NumberQuestion>
              ) : (
                <p className="text-fault md:py-2.5">{reason(row)}</p>
              )}
              <Fixes row={row} onChange={onChange} />
            </div>
            <div className="col-span-2 flex gap-2 md:col-span-1">
              <Button
                variant="outline"
                disabled={busy}
                onClick={() => onAdd(row)}
                aria-label={t('pasted.addRowNamed', { row: row.row })}
              >
                {t('pasted.addRow')}
              </Button>
              <Button
                variant="ghost"
                onClick={() => onDrop(row)}
                aria-label={t('pasted.dropRowNamed', { row: row.row })}
              >
                {t('pasted.dropRow')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Fixes({ row, onChange }: { row: OpenRow; onChange: (row: OpenRow) => void }) {
  const t = useTranslations('request')
  const { suggestion } = row
  const nearest = row.problem?.nearest ?? []
  if (!suggestion && nearest.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {suggestion ? (
        <Button
          variant="outline"
          size="sm"
          onClick={() => onChange({ ...row, sku: suggestion, suggestion: null })}
        >
          {t('pasted.useSku', { sku: suggestion })}
        </Button>
      ) : null}
      {nearest.map((quantity) => (
        <Button
          key={quantity}
          variant="outline"
          size="sm"
          onClick={() => onChange({ ...row, quantityText: String(quantity) })}
        >
          {t('list.setTo', { quantity })}
        </Button>
      ))}
    </div>
  )
}
