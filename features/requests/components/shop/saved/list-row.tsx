'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { usePieces } from '@/components/form/use-pieces'
import { Picture } from '@/components/picture'
import { Input } from '@/components/ui/input'
import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/label'
import { formatAmount } from '@/platform/money'
import type { Choice } from '@/platform/number-words'
import type { PricedLine } from '../../../price-schema'
import type { SavedItem } from '@/features/basket/rules/saved-lists'
import { useProblemText } from '../problem-text'

/** The most pieces of an article on a list. */
const MOST = 1_000_000

/** One article of a list: what it is, how many, what that costs, and a note. */
export function ListRow({
  item,
  priced,
  own,
  change,
  remove,
}: {
  item: SavedItem
  priced: PricedLine | undefined
  own: boolean
  change: (item: SavedItem) => void
  remove: () => void
}) {
  const locale = useLocale()
  const t = useTranslations('lists')
  const { text } = useProblemText()
  const read = usePieces()
  const [readings, setReadings] = useState<readonly Choice[]>([])
  const article = priced?.article
  const name = article?.productName ?? item.sku
  const [problem] = priced?.problems ?? []
  const field = `saved-${item.sku}`
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] items-start gap-x-3 gap-y-2 py-3 text-sm md:grid-cols-[3.5rem_minmax(0,1fr)_6rem_5.5rem_6rem_12rem_4.5rem]">
      {article?.imagePath ? (
        <Picture
          path={article.imagePath}
          alt=""
          width={56}
          height={56}
          loading="lazy"
          className="size-14 bg-ground object-cover"
        />
      ) : (
        <span className="size-14 bg-ground" />
      )}
      <span className="grid">
        {article ? (
          <Link href={`/products/${article.slug}`} prefetch={false} className="font-medium">
            {name}
          </Link>
        ) : (
          <span className="font-medium">{name}</span>
        )}
        <span className="font-mono text-xs text-muted">{item.sku}</span>
        {article ? (
          <span className="text-xs text-muted">
            {article.finishName} · {article.sizeName} · {t('from', { moq: article.moq })}
          </span>
        ) : priced ? (
          <span className="text-xs text-caution">{t('gone')}</span>
        ) : null}
      </span>
      <Label className="grid gap-0.5 text-xs font-normal text-muted max-md:col-start-2">
        <span className="md:sr-only">{t('quantity')}</span>
        <Input
          key={item.quantity}
          id={field}
          readOnly={!own}
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          defaultValue={item.quantity ?? ''}
          placeholder={article ? String(article.moq) : ''}
          aria-label={t('quantityNamed', { name })}
          aria-invalid={problem?.field === 'quantity' || undefined}
          aria-describedby={problem ? `${field}-problem` : undefined}
          className="px-2 text-end text-ink tabular-nums read-only:border-hairline md:h-9"
          onBlur={({ target }) => {
            const typed = target.value.trim()
            const { value = 0, choices } = read(typed)
            setReadings(choices)
            if (choices.length > 0) return
            const quantity = typed === '' ? null : value > 0 ? Math.min(MOST, value) : undefined
            if (quantity === undefined) target.value = String(item.quantity ?? '')
            else if (quantity !== item.quantity) change({ ...item, quantity })
          }}
        />
        <NumberQuestion
          choices={readings}
          onChoose={(plain) => {
            setReadings([])
            change({ ...item, quantity: read(plain).value ?? item.quantity })
          }}
        />
      </Label>
      <span className="text-end tabular-nums max-md:col-start-2 max-md:text-start">
        <span className="text-xs text-muted md:sr-only">{t('price')} </span>
        {article?.price ? formatAmount(article.price.unitPriceMinor, locale) : '–'}
      </span>
      <span className="text-end font-semibold tabular-nums max-md:col-start-2 max-md:text-start">
        <span className="text-xs font-normal text-muted md:sr-only">{t('total')} </span>
        {article?.price ? formatAmount(article.price.lineTotalMinor, locale) : '–'}
      </span>
      <Label className="grid gap-0.5 text-xs font-normal text-muted max-md:col-start-2">
        <span className="md:sr-only">{t('note')}</span>
        <Input
          key={item.note}
          readOnly={!own}
          defaultValue={item.note}
          maxLength={300}
          aria-label={t('noteNamed', { name })}
          className="px-2 text-ink read-only:border-hairline md:h-9"
          onBlur={({ target }) => {
            const note = target.value.trim()
            if (note !== item.note) change({ ...item, note })
          }}
        />
      </Label>
      {own ? (
        <Button
          variant="link"
          size="inline"
          onClick={remove}
          aria-label={t('removeNamed', { name })}
          className="min-h-11 font-normal max-md:col-start-2 max-md:justify-self-start md:min-h-9"
        >
          {t('remove')}
        </Button>
      ) : null}
      {problem && article ? (
        <p id={`${field}-problem`} className="col-start-2 text-xs text-fault md:col-span-6">
          {text(problem)}
        </p>
      ) : null}
    </li>
  )
}
