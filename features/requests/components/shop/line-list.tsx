'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { MAX_FILES } from '@/features/basket/rules/limits'
import {
  filesOf,
  removeLine,
  restoreLine,
  type ListLine,
  type UploadedFile,
} from '@/features/basket/stores/request-list'
import type { RequestProblem } from '../../rules/request-problems'
import { ArtworkField } from './artwork-field'
import { artworkNow } from './artwork-now'
import { BulkLineRow } from './bulk-line-row'
import { CustomLineRow } from './custom-line-row'
import { PagesOf } from './pages-of'
import { lineName, useProblemText } from './problem-text'
import type { Pricing } from './use-priced-lines'

const NONE = { needs: [], lacks: [], from: null }

/** Lines rendered at once: each is a form of its own. */
export const SHOWN_LINES = 50

/** The lines of the request, a page at a time; a removed one can be put back where it was. */
export function LineList({
  lines,
  pricing,
  problems,
  currency,
  from,
  faultyOnly,
  onShow,
  onUploading,
}: {
  lines: readonly ListLine[]
  pricing: Pricing
  /** problems of the last attempt, as far as they still apply */
  problems: readonly RequestProblem[]
  currency: string
  /** index, among the shown lines, of the first one rendered */
  from: number
  /** only lines that need a look are shown */
  faultyOnly: boolean
  onShow: (shown: { from?: number; faultyOnly?: boolean }) => void
  onUploading: (lineId: string, busy: boolean) => void
}) {
  const t = useTranslations('request')
  const { text } = useProblemText()
  const [removed, setRemoved] = useState<{ line: ListLine; index: number } | null>(null)
  const files = lines.flatMap(filesOf)
  const faulty = faultyLines(lines, pricing, problems)
  const shownLines = faultyOnly && faulty.length > 0 ? faulty : lines.map((_, index) => index)
  const first = from < shownLines.length ? from : 0
  const artwork = artworkNow(lines, pricing)
  const skuAt = (at: number | null) => {
    const other = at === null ? undefined : lines[at]
    return other?.kind === 'BULK' ? other.sku : ''
  }
  const fileProblem = (file: UploadedFile) => {
    const problem = problems.find((p) => p.path === `files.${files.indexOf(file)}`)
    return problem && text(problem)
  }
  const remove = (line: ListLine, index: number) => {
    removeLine(line.id)
    setRemoved({ line, index })
  }
  return (
    <>
      {lines.length > SHOWN_LINES ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          {faulty.length > 0 ? (
            <Label className="flex min-h-11 items-center gap-2 font-normal">
              <Checkbox
                checked={faultyOnly}
                onCheckedChange={(only) => onShow({ faultyOnly: only, from: 0 })}
              />
              {t('pages.faultyOnly', { count: faulty.length })}
            </Label>
          ) : null}
          <PagesOf
            from={first}
            size={SHOWN_LINES}
            count={shownLines.length}
            onShow={(at) => onShow({ from: at })}
          />
        </div>
      ) : null}
      <div
        aria-hidden
        className="hidden grid-cols-[5rem_minmax(0,1fr)_12.5rem_6rem_8rem_2.75rem] gap-x-4 border-b border-input pb-2 text-xs font-medium text-muted-foreground md:grid"
      >
        <span className="col-span-2">{t('list.columns.article')}</span>
        <span className="text-end">{t('list.columns.quantity')}</span>
        <span className="text-end">{t('list.columns.unitPrice')}</span>
        <span className="text-end">{t('list.columns.total')}</span>
      </div>
      <ul>
        {shownLines.slice(first, first + SHOWN_LINES).map((index) => {
          const line = lines[index]
          if (!line) return null
          const own = problems.filter((p) => p.path.startsWith(`lines.${index}.`))
          return line.kind === 'BULK' ? (
            <BulkLineRow
              key={line.id}
              line={line}
              priced={pricing.byLine.get(line.id)}
              pricing={pricing.state !== 'failed'}
              problems={own}
              currency={pricing.currency}
              onRemove={() => remove(line, index)}
            >
              <ArtworkField
                line={line}
                artwork={artwork[index] ?? NONE}
                fromSku={skuAt(artwork[index]?.from ?? null)}
                roomLeft={MAX_FILES - files.length}
                fileProblem={fileProblem}
                onBusy={(busy) => onUploading(line.id, busy)}
              />
            </BulkLineRow>
          ) : (
            <CustomLineRow
              key={line.id}
              line={line}
              problems={own}
              fileProblem={fileProblem}
              currency={currency}
              roomLeft={MAX_FILES - files.length}
              onBusy={(busy) => onUploading(line.id, busy)}
              onRemove={() => remove(line, index)}
            />
          )
        })}
      </ul>
      <PagesOf
        from={first}
        size={SHOWN_LINES}
        count={shownLines.length}
        onShow={(at) => onShow({ from: at })}
      />
      <div role="status" className="flex items-center gap-4 py-2 text-sm empty:hidden">
        {removed ? (
          <>
            {t('list.removed', { name: lineName(removed.line) || t('custom.title') })}
            <Button
              variant="link"
              size="inline"
              onClick={() => {
                restoreLine(removed.line, removed.index)
                setRemoved(null)
              }}
            >
              {t('list.undo')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  )
}

/** Indexes of the lines with problems. */
function faultyLines(
  lines: readonly ListLine[],
  { byLine }: Pricing,
  problems: readonly RequestProblem[],
): number[] {
  const named = new Set(
    problems.flatMap(({ path }) => {
      const [root, index] = path.split('.')
      return root === 'lines' && index !== undefined ? [Number(index)] : []
    }),
  )
  return lines.flatMap((line, index) =>
    named.has(index) || line.typed !== undefined || (byLine.get(line.id)?.problems.length ?? 0) > 0
      ? [index]
      : [],
  )
}
