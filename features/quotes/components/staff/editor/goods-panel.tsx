'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { rateOf } from '@/features/company/rules/exchange'
import { GoodsFields, useGoodsWords } from '@/features/tariffs/components/goods-fields'
import { GoodsStatements } from '@/features/tariffs/components/goods-statements'
import { factsThatMatter, sameCode, walk } from '@/features/tariffs/rules/classify'
import type { GoodsFact } from '@/features/tariffs/rules/goods-facts'
import { goodsProblemMessage } from '@/features/tariffs/rules/goods-words'
import {
  goodsKnown,
  goodsProblems,
  proposedCode,
  statementsOf,
} from '@/features/tariffs/rules/stated-goods'
import { countryName } from '@/platform/countries'
import { deskDay } from '@/platform/dates'
import { goodsOfLine } from '../../../rules/line-goods'
import type { EditedQuote } from '../../../rules/edited-quote'
import type { DraftLine } from '../../../schema'
import type { FieldErrors } from './field-errors'
import { readCell, type Entries, type EntryWriting } from './form-model'
import type { LineEntry } from './line-entry'
import { enteredGoods, goodsEntry, toGoods } from './goods-entries'
import { MoreRows } from './more-rows'
import { addedLine } from './line-edits'

/**
 * What the goods of each line are, for customs: facts settled by a design, the catalog or the buyer
 * are shown with their source and day, the rest is asked as far as it matters; the code that
 * follows for the destination can be taken. Lines whose facts lead to the code they have are folded
 * together.
 */
export function GoodsPanel({
  document,
  entries,
  writing,
  errors,
  onChange,
}: {
  document: EditedQuote
  entries: Entries
  writing: EntryWriting
  errors: FieldErrors
  onChange: (change: (entries: Entries) => Partial<Entries>) => void
}) {
  const t = useTranslations('staff.editor.goods')
  const locale = useLocale()
  const destination = entries.destination.trim().toUpperCase()
  const { sign } = writing
  const viewOf = useMemo(
    () => cachedViews({ document, sign, destination, locale }),
    [document, sign, destination, locale],
  )
  const saved = useMemo(
    () => new Map(document.draft.lines.map((line) => [line.id, line])),
    [document],
  )
  const rows = entries.lines.flatMap((entry, row) => {
    const line = saved.get(entry.id) ?? addedLine(entry.added)
    if (!line || line.kind === 'charge') return []
    const id = `lines-${row}-goods`
    const view = viewOf(entry, line)
    const isTroubled =
      view.found.length > 0 || Object.keys(errors).some((each) => each.startsWith(`${id}-`))
    return [{ id, entry, view, isTroubled }]
  })
  if (rows.length === 0) return null
  const [settled, open] = [true, false].map((isSettled) =>
    rows.filter(({ view, isTroubled }) => (view.fits && !isTroubled) === isSettled),
  ) as [typeof rows, typeof rows]
  const list = (some: typeof rows) => (
    <div className="grid gap-2">
      <MoreRows rows={some}>
        {({ entry, ...row }) => (
          <GoodsRow
            key={entry.id}
            {...row}
            entry={entry}
            destination={destination}
            errors={errors}
            onChange={(next) =>
              onChange(({ lines }) => ({
                lines: lines.map((each) => (each.id === entry.id ? { ...each, ...next } : each)),
              }))
            }
          />
        )}
      </MoreRows>
    </div>
  )
  return (
    <section aria-labelledby="editor-goods" className="grid gap-3">
      <div className="grid gap-1">
        <h2 id="editor-goods" className="text-base">
          {t('title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      </div>
      {open.length > 0 ? list(open) : null}
      {settled.length > 0 ? (
        <Folded
          summary={<span className="text-ok">{t('settled', { count: settled.length })}</span>}
        >
          {list(settled)}
        </Folded>
      ) : null}
    </section>
  )
}

interface GoodsContext {
  document: EditedQuote
  sign: EntryWriting['sign']
  destination: string
  locale: string
}
type View = ReturnType<typeof lineView>

/**
 * Views of lines, each made once for its entries: a key press in one line must not assess three
 * hundred.
 */
function cachedViews(context: GoodsContext): (entry: LineEntry, line: DraftLine) => View {
  const cache = new WeakMap<LineEntry, View>()
  return (entry, line) => {
    const view = cache.get(entry) ?? lineView(entry, line, context)
    cache.set(entry, view)
    return view
  }
}

/** The facts of a line as entered, and the code that follows. */
function lineView(
  entry: LineEntry,
  line: DraftLine,
  { document, sign, destination, locale }: GoodsContext,
) {
  const { currency } = document.draft
  const price = readCell('unitPrice', entry.unitPrice, { currency, sign }).value
  const statements = goodsOfLine(
    {
      goods: toGoods(entry.goods, line.goods),
      unitPriceMinor: typeof price === 'number' ? price : 0,
    },
    { currency, rate: rateOf(document, currency), locale },
  )
  const known = goodsKnown(statements)
  const proposed = proposedCode(known, destination)
  return {
    others: statements.filter(({ from }) => from !== 'desk'),
    known,
    found: goodsProblems(statements, ['desk']),
    outcome: walk(known).outcome,
    proposed,
    fits: proposed !== null && sameCode(entry.hsCode.trim(), proposed.code),
  }
}

/** Two hundred lines have thousands of fields: those of a line are drawn once it is opened. */
function Folded({
  summary,
  troubled = false,
  children,
}: {
  summary: ReactNode
  /** something inside needs correcting */
  troubled?: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <details
      className="rounded-md border bg-white px-4"
      open={open || troubled}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{summary}</summary>
      {open || troubled ? <div className="pb-4">{children}</div> : null}
    </details>
  )
}

function GoodsRow({
  id,
  entry,
  view: { others, known, found, outcome, proposed, fits },
  isTroubled,
  destination,
  errors,
  onChange,
}: {
  id: string
  entry: LineEntry
  view: View
  isTroubled: boolean
  destination: string
  errors: FieldErrors
  onChange: (next: Partial<LineEntry>) => void
}) {
  const [t, locale] = [useTranslations('staff.editor.goods'), useLocale()]
  const words = useGoodsWords()
  const own = enteredGoods(entry.goods)
  const settled = new Set(
    statementsOf(others).flatMap(({ fact, excluded }) => (excluded ? [] : [fact])),
  )
  const openFacts = [
    ...new Set([
      ...factsThatMatter(known).filter((fact) => !settled.has(fact)),
      ...(Object.keys(own) as GoodsFact[]),
    ]),
  ]
  const code = entry.hsCode.trim()
  const state =
    found.length > 0
      ? t('contradiction')
      : proposed
        ? fits
          ? t('fits', { code: code })
          : code
            ? t('other', { code: proposed.code, held: code })
            : t('proposed', { code: proposed.code })
        : outcome.at === 'leaf'
          ? t('notRead', { country: countryName(destination, locale) })
          : outcome.at === 'broker'
            ? t('broker')
            : t('open')
  const problemsOf = (fact: GoodsFact): string[] => {
    const live = found.flatMap((each) =>
      each.fact === fact ? [words.said(goodsProblemMessage(each))] : [],
    )
    const serverError = errors[`${id}-${fact}`]
    return live.length > 0 || !serverError ? live : [serverError]
  }
  return (
    <Folded
      troubled={isTroubled}
      summary={
        <>
          <span className="font-medium">{entry.title}</span>{' '}
          <span className={fits ? 'text-ok' : 'text-caution'}>{state}</span>
        </>
      }
    >
      <div className="grid gap-4" role="group" aria-label={t('of', { title: entry.title })}>
        {others.length > 0 ? (
          <GoodsStatements said={others} dayText={(at) => deskDay(new Date(at), locale)} />
        ) : null}
        <GoodsFields
          id={id}
          asked={openFacts}
          facts={own}
          problems={problemsOf}
          onChange={(fact, answer) => {
            const { [fact]: _before, ...rest } = own
            onChange({ goods: goodsEntry(answer ? { ...rest, [fact]: answer } : rest) })
          }}
        />
        <p
          className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm empty:hidden"
          role="status"
        >
          {outcome.at === 'broker' ? <span>{words.broker(outcome.broker)}</span> : null}
          {proposed && !proposed.reviewedOn ? (
            <span className="text-caution">{t('recalled', { code: proposed.code })}</span>
          ) : null}
          {proposed && !fits ? (
            <Button
              type="button"
              variant="outline"
              size="sm"
              onClick={() => onChange({ hsCode: proposed.code })}
            >
              {t('take', { code: proposed.code, country: countryName(destination, locale) })}
            </Button>
          ) : null}
        </p>
      </div>
    </Folded>
  )
}
