'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Switch } from '@/components/ui/switch'
import { plainAmount } from '@/platform/money'
import { csvText } from '@/platform/sheets/csv-write'
import type { PricedLine } from '../../../price-schema'
import { addLines, type NewLine } from '@/features/basket/stores/request-list'
import {
  type BookChange,
  type SavedItem,
  type SavedList,
} from '@/features/basket/rules/saved-lists'
import { ListRow } from './list-row'
import { useSavedPrices } from './use-saved-prices'

type Change = (change: BookChange, said?: { text: string; undo?: BookChange } | null) => void

/** One list: its name, its articles with their price at the quantity, and actions for the whole list. */
export function ListCard({
  list,
  company,
  change,
  remove,
  tell,
}: {
  list: SavedList
  company: boolean
  change: Change
  remove: () => void
  tell: (done: { text: string; toRequest?: boolean }) => void
}) {
  const t = useTranslations('lists')
  const prices = useSavedPrices(list.items)
  const own = list.by === undefined
  const named = (item: SavedItem) => prices.get(item.sku)?.article?.productName ?? item.sku

  const request = () => {
    const lines = list.items.flatMap((item): NewLine[] => {
      const article = prices.get(item.sku)?.article
      if (!article || quantityProblem(prices.get(item.sku))) return []
      const { productName, finishName, sizeName, slug, imagePath, moq } = article
      return [
        {
          kind: 'BULK',
          sku: item.sku,
          quantity: item.quantity ?? moq,
          optionCodes: [],
          productName,
          finishName,
          sizeName,
          slug,
          imagePath,
          ...(item.note ? { note: item.note } : {}),
        },
      ]
    })
    if (!addLines(lines)) return tell({ text: t('full') })
    const left = list.items.length - lines.length
    tell({
      text: `${t('requested', { count: lines.length })}${left > 0 ? ` ${t('left', { count: left })}` : ''}`,
      toRequest: true,
    })
  }
  const csv = () => {
    const rows = list.items.map((item) => {
      const line = prices.get(item.sku)
      const price = line?.article?.price
      return [
        item.sku,
        line?.article?.productName ?? '',
        line?.article?.finishName ?? '',
        line?.article?.sizeName ?? '',
        String(item.quantity ?? line?.article?.moq ?? ''),
        price ? plainAmount(price.unitPriceMinor) : '',
        price ? plainAmount(price.lineTotalMinor) : '',
        item.note,
      ]
    })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(
      new Blob(
        [
          csvText([
            ['sku', 'name', 'finish', 'size', 'quantity', 'usd_each', 'usd_total', 'note'],
            ...rows,
          ]),
        ],
        { type: 'text/csv' },
      ),
    )
    link.download = `${list.name.replaceAll(/[^\p{L}\p{N} -]/gu, '').trim() || 'list'}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }

  return (
    <section
      aria-label={list.name}
      className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-md border bg-white p-4"
    >
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {own ? (
          <Input
            key={list.name}
            defaultValue={list.name}
            aria-label={t('name')}
            maxLength={60}
            className="border-transparent bg-transparent px-1 font-semibold hover:border-control focus:border-control md:w-auto md:text-base"
            onBlur={(event) => {
              const name = event.target.value.trim()
              if (name && name !== list.name) change({ do: 'rename', listId: list.id, name })
              else event.target.value = list.name
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur()
            }}
          />
        ) : (
          <h2 className="text-base">{list.name}</h2>
        )}
        <span className="text-sm text-muted">
          {t('count', { count: list.items.length })}
          {list.by === undefined ? '' : ` · ${t('shared', { by: list.by })}`}
        </span>
        <span className="ms-auto flex flex-wrap items-center gap-2 max-md:ms-0">
          {own && company ? (
            <Label className="inline-flex min-h-11 items-center gap-2 font-normal md:min-h-9">
              <Switch
                checked={list.shared}
                onCheckedChange={(shared) => change({ do: 'share', listId: list.id, shared })}
              />
              {t('share')}
            </Label>
          ) : null}
          {list.items.length > 0 ? (
            <Button
              variant="ghost"
              size="sm"
              className="max-md:min-h-11"
              aria-label={t('csvNamed', { name: list.name })}
              onClick={csv}
            >
              {t('csv')}
            </Button>
          ) : null}
          {own ? (
            <Button
              variant="ghost"
              size="sm"
              className="max-md:min-h-11"
              aria-label={t('deleteNamed', { name: list.name })}
              onClick={remove}
            >
              {t('delete')}
            </Button>
          ) : null}
          {list.items.length > 0 ? (
            <Button size="sm" className="max-md:min-h-11" onClick={request}>
              {t('request')}
            </Button>
          ) : null}
        </span>
      </header>
      {list.items.length === 0 ? (
        <p className="text-sm text-muted">{t('emptyList')}</p>
      ) : (
        <ul className="divide-y border-t">
          {list.items.map((item) => (
            <ListRow
              key={item.sku}
              item={item}
              priced={prices.get(item.sku)}
              own={own}
              change={(next) => change({ do: 'item', listId: list.id, item: next })}
              remove={() =>
                change(
                  { do: 'remove', listId: list.id, sku: item.sku },
                  {
                    text: t('removed', { name: named(item) }),
                    undo: { do: 'item', listId: list.id, item },
                  },
                )
              }
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Whether the article can't be requested in its quantity; an empty quantity means the MOQ. */
export const quantityProblem = (line: PricedLine | undefined): boolean =>
  (line?.problems.length ?? 0) > 0
