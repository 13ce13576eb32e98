'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useFound } from '@/components/form/use-found'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Label } from '@/components/ui/label'
import { formatMoney } from '@/platform/money'
import type { FoundArticle } from '../../../queries/article-lines'
import type { LineBasis } from '../../../rules/draft-margin'
import type { DraftLine } from '../../../schema'
import { ownLine } from './line-edits'

/**
 * Adds a line: an article of the catalog, found by SKU or name, or goods and charges in the desk's
 * own words.
 */
export function AddLine({
  number,
  currency,
  origin,
  onAdd,
}: {
  /** of the quote */
  number: string
  currency: string
  /** the default for goods in own words */
  origin: string
  onAdd: (line: DraftLine, basis: LineBasis | null) => void
}) {
  const t = useTranslations('staff.editor.addLine')
  const locale = useLocale()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [message, setMessage] = useState('')
  const q = typed.trim()
  const search = useFound<FoundArticle>(`/api/staff/quotes/${number}/articles`, q)

  const add = (line: DraftLine, basis: LineBasis | null) => {
    onAdd(line, basis)
    setMessage(t('added', { title: line.title }))
    setTyped('')
  }
  const own = (kind: 'custom' | 'charge') => add(ownLine(kind, q, origin || 'CN'), null)
  const rows = search ? search.rows : []
  return (
    <div className="grid max-w-2xl gap-2">
      <Label htmlFor={id}>{t('label')}</Label>
      <Combobox
        id={id}
        value={typed}
        listLabel={t('found')}
        items={rows ?? []}
        keyOf={({ line }) => line.id}
        takesFirst
        onTake={({ line, basis }) => add(line, basis)}
        onChange={(event) => {
          setMessage('')
          setTyped(event.target.value)
        }}
      >
        {({ line }) => (
          <span className="grid gap-x-4 gap-y-0.5 py-1 sm:flex sm:flex-wrap sm:items-baseline">
            <span className="font-medium">{line.title}</span>
            <span className="font-mono text-xs">{line.sku}</span>
            <span className="text-xs text-muted">{line.details.slice(0, 2).join(', ')}</span>
            <span className="text-xs text-muted">
              {t('price', {
                price: formatMoney(line.unitPriceMinor, currency, locale),
                quantity: line.quantity,
              })}
            </span>
          </span>
        )}
      </Combobox>
      <div aria-live="polite" className="text-xs text-muted empty:hidden">
        {message ||
          (search && !(rows && rows.length > 0)
            ? t(search.rows === null ? 'failed' : 'none')
            : null)}
      </div>
      {q === '' ? null : (
        <div className="flex flex-wrap gap-2">
          <Button type="button" size="sm" variant="outline" onClick={() => own('custom')}>
            {t('custom')}
          </Button>
          <Button type="button" size="sm" variant="outline" onClick={() => own('charge')}>
            {t('charge')}
          </Button>
        </div>
      )}
    </div>
  )
}
