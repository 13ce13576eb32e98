'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { useFormTexts } from '@/components/form/texts'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { DecimalSign } from '@/platform/amounts'
import { fill } from '@/platform/fill'
import type { Choice } from '@/platform/number-words'
import { quantityChoices } from '../../rules/sheet-lines'
import type { OpenRow } from './import-draft'
import { PagesOf } from './pages-of'
import { useProblemText } from './problem-text'

/** Rows rendered at once. */
const SHOWN = 20

/**
 * Rows of a list that couldn't be added, each to be corrected or left out; those with the same unknown SKU together.
 */
export function OpenRows({
  rows,
  sign,
  busy,
  onChange,
  onAdd,
  onDrop,
  onShown,
}: {
  rows: readonly OpenRow[]
  /** the person's decimal sign, where it is known */
  sign: DecimalSign | undefined
  busy: boolean
  onChange: (row: OpenRow) => void
  onAdd: (rows: readonly OpenRow[]) => void
  onDrop: (rows: readonly OpenRow[]) => void
  /** called with the rows rendered now */
  onShown: (rows: readonly OpenRow[]) => void
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
  const [firstRow, setFrom] = useState(0)
  const from = firstRow < rows.length ? firstRow : 0
  const shownRows = rows.slice(from, from + SHOWN)
  const shownIds = shownRows.map(({ id }) => id).join()
  // Called when other rows are rendered, and only then.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => onShown(shownRows), [shownIds])
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
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="text-sm font-semibold">{t('pasted.faultyTitle', { count: rows.length })}</h4>
        {rows.length > 1 ? (
          <span className="flex flex-wrap gap-2">
            <Button variant="outline" size="sm" disabled={busy} onClick={() => onAdd(rows)}>
              {t('pasted.addAll', { count: rows.length })}
            </Button>
            <Button variant="ghost" size="sm" disabled={busy} onClick={() => onDrop(rows)}>
              {t('pasted.dropAll', { count: rows.length })}
            </Button>
          </span>
        ) : null}
      </div>
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
        {shownRows.map((row) => (
          <li
            key={row.id}
            className="grid grid-cols-[minmax(0,1fr)_6rem] items-start gap-2 border-b py-3 md:grid-cols-[4rem_14rem_7rem_minmax(0,1fr)_auto]"
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
            <div className="col-span-2 grid min-w-0 gap-2 text-sm md:col-span-1">
              {asking.some((one) => one.row.id === row.id) ? (
                <NumberQuestion
                  label={t('pasted.quantityOfRow', { row: row.row })}
                  choices={quantityChoices(row.quantityText, sign)}
                  className="md:py-1"
                  onChoose={(_, choice) => answer(row, choice)}
                >
                  {asking.length > 1 ? (
                    <Label className="flex min-h-11 items-center gap-2 font-normal md:min-h-8">
                      <Checkbox checked={alike} onCheckedChange={setAlike} />
                      {fill(texts.alike, { count: asking.length })}
                    </Label>
                  ) : null}
                </NumberQuestion>
              ) : (
                <p className="text-fault md:py-2.5">{reason(row)}</p>
              )}
              <Fixes row={row} alike={alikeOf(row, rows)} onChange={onChange} onAdd={onAdd} />
            </div>
            <div className="col-span-2 flex gap-2 md:col-span-1">
              <Button
                variant="outline"
                disabled={busy}
                onClick={() => onAdd([row])}
                aria-label={t('pasted.addRowNamed', { row: row.row })}
              >
                {t('pasted.addRow')}
              </Button>
              <Button
                variant="ghost"
                onClick={() => onDrop([row])}
                aria-label={t('pasted.dropRowNamed', { row: row.row })}
              >
                {t('pasted.dropRow')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <PagesOf from={from} size={SHOWN} count={rows.length} onShow={setFrom} />
    </div>
  )
}

/** Rows with the same unknown SKU: a choice for one applies to all. */
const alikeOf = (row: OpenRow, rows: readonly OpenRow[]): readonly OpenRow[] =>
  rows.filter(({ sku, problem }) => sku === row.sku && problem?.code === row.problem?.code)

function Fixes({
  row,
  alike,
  onChange,
  onAdd,
}: {
  row: OpenRow
  alike: readonly OpenRow[]
  onChange: (row: OpenRow) => void
  onAdd: (rows: readonly OpenRow[]) => void
}) {
  const t = useTranslations('request')
  const { candidates } = row
  const nearest = row.problem?.nearest ?? []
  if (!candidates?.length && nearest.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {candidates?.map((sku) => (
        <Button
          key={sku}
          variant="outline"
          size="sm"
          className="h-auto min-h-9 max-w-full text-start font-mono break-all whitespace-normal"
          onClick={() => onAdd(alike.map((each) => ({ ...each, sku, candidates: null })))}
        >
          {alike.length > 1
            ? t('pasted.useSkuForAll', { sku, count: alike.length })
            : t('pasted.useSku', { sku })}
        </Button>
      ))}
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
