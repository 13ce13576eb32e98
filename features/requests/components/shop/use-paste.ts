'use client'

import { useState } from 'react'
import { addLines, newId, requestLines, type NewLine } from '@/features/basket/request-list'
import type { PricedArticle, PricedLine } from '../../price-schema'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { readPasted, type FaultyRow } from './paste'
import { partsByDesign } from './paste-parts'
import { fetchPrices } from './use-priced-lines'

/** A row that could not be added: as typed, what is wrong, and what was perhaps meant. */
export interface OpenRow {
  id: string
  row: number
  sku: string
  quantityText: string
  reason: FaultyRow['reason'] | null
  problem: PricedLine['problems'][number] | null
  suggestion: string | null
}

type Outcome = { added: number; full: boolean } | null

const CHUNK = 200

/** Reads pasted rows, asks the server about them, adds the good ones to the list and keeps the others open. */
export function usePaste() {
  const sign = useDecimalSign()
  const [open, setOpen] = useState<readonly OpenRow[]>([])
  const [state, setState] = useState<'idle' | 'checking' | 'failed' | 'empty'>('idle')
  const [outcome, setOutcome] = useState<Outcome>(null)

  /** @returns whether the text was dealt with and can be cleared */
  async function addText(text: string): Promise<boolean> {
    const { rows, faulty } = readPasted(text, sign)
    if (rows.length + faulty.length === 0) {
      setState('empty')
      return false
    }
    setState('checking')
    try {
      const { good, bad } = await check(rows)
      const stored = addLines(good)
      setOutcome({ added: stored ? good.length : 0, full: !stored })
      setState('idle')
      if (!stored) return false
      setOpen((before) =>
        [
          ...before,
          ...faulty.map((row) => ({ ...row, id: newId(), problem: null, suggestion: null })),
          ...bad,
        ].toSorted((a, b) => a.row - b.row),
      )
      return true
    } catch {
      setState('failed')
      return false
    }
  }

  /** Tries one open row again, as it now stands. */
  async function addRow(row: OpenRow): Promise<void> {
    const { rows, faulty } = readPasted(`${row.sku}\t${row.quantityText}`, sign)
    const slip = faulty[0]
    const read = rows[0]
    if (slip || !read)
      return replace({ ...row, reason: slip?.reason ?? 'no_sku', problem: null, suggestion: null })
    setState('checking')
    try {
      const { good, bad } = await check([{ ...read, row: row.row }])
      setState('idle')
      if (bad[0]) return replace({ ...bad[0], id: row.id })
      const stored = addLines(good)
      setOutcome({ added: stored ? 1 : 0, full: !stored })
      if (stored) drop(row)
    } catch {
      setState('failed')
    }
  }

  const replace = (row: OpenRow) =>
    setOpen((rows) => rows.map((one) => (one.id === row.id ? row : one)))
  const drop = (row: OpenRow) => setOpen((rows) => rows.filter((one) => one.id !== row.id))
  return { open, sign, state, outcome, addText, addRow, replace, drop }
}

async function check(
  rows: readonly { row: number; sku: string; quantity: number }[],
): Promise<{ good: NewLine[]; bad: OpenRow[] }> {
  const asked = rows.map(({ sku, quantity }) => ({ sku: sku.slice(0, 64), quantity }))
  const lines: (PricedLine | undefined)[] = []
  for (let at = 0; at < rows.length; at += CHUNK)
    lines.push(
      ...(await fetchPrices({ currency: 'USD', lines: asked.slice(at, at + CHUNK) })).lines,
    )
  // What a design's rows are worth together shows only when they are asked about together.
  const listed = requestLines()
    .filter((line) => line.kind === 'BULK')
    .filter(({ sample }) => !sample)
  for (const part of partsByDesign(
    lines.map((line) => line?.article?.slug ?? null),
    listed.map(({ slug }) => slug),
    CHUNK,
  )) {
    const others = part.listed
      .flatMap((at) => listed[at] ?? [])
      .map(({ sku, quantity, optionCodes }) => ({ sku, quantity, optionCodes }))
    const whole = await fetchPrices({
      currency: 'USD',
      lines: [...part.rows.flatMap((at) => asked[at] ?? []), ...others],
    })
    part.rows.forEach((at, i) => (lines[at] = whole.lines[i]))
  }
  const good: NewLine[] = []
  const bad: OpenRow[] = []
  rows.forEach((row, i) => {
    const line = lines[i]
    const problem = line?.problems[0] ?? null
    if (line?.article && !problem) good.push(toLine(line.sku, row.quantity, line.article))
    else
      bad.push({
        id: newId(),
        row: row.row,
        sku: row.sku,
        quantityText: String(row.quantity),
        reason: null,
        problem,
        suggestion: line?.suggestion ?? null,
      })
  })
  return { good, bad }
}

function toLine(
  sku: string,
  quantity: number,
  { productName, finishName, sizeName, imagePath, slug }: PricedArticle,
): NewLine {
  return {
    kind: 'BULK',
    sku,
    quantity,
    optionCodes: [],
    productName,
    finishName,
    sizeName,
    imagePath,
    slug,
  }
}
