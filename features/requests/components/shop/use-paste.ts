'use client'

import { useState } from 'react'
import { sendBody } from '@/components/desk/send-body'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { addLines, newId, requestLines } from '@/features/basket/stores/request-list'
import { errorsByField } from '@/platform/api/field-errors'
import type { FieldProblem } from '@/platform/api/problem'
import {
  guessColumns,
  readTable,
  type ReadRow,
  type TableRow,
  type UnreadRow,
} from '../../rules/sheet-lines'
import { checkRows } from './check-rows'
import {
  changeImport,
  importDraft,
  useImportDraft,
  type ImportedSheet,
  type OpenRow,
} from './import-draft'
import { pastedTable, readPasted } from './paste'
import { fetchPrices } from './use-priced-lines'

/** The result for the rows: how many were added, and as how many new lines; `full` where the list took none. */
type Outcome = { added: number; lines: number; full: boolean } | null
type State =
  | { is: 'idle' | 'failed' | 'unread' | 'empty' | 'no_columns' }
  /** from 0 to 1 */
  | { is: 'reading' | 'checking'; share: number }
  /** the file, in the server's words */
  | { is: 'refused'; why: string }

/** Reads a pasted list or a file, asks the server about its rows, adds the good ones and keeps the others open. */
export function usePaste(currency: string) {
  const sign = useDecimalSign()
  const draft = useImportDraft()
  const [state, setState] = useState<State>({ is: 'idle' })
  const [outcome, setOutcome] = useState<Outcome>(null)

  const openSheet = (name: string, rows: readonly TableRow[]) => {
    setState({ is: 'idle' })
    setOutcome(null)
    changeImport({ sheet: { name, rows, ...guessColumns(rows) }, text: '' })
  }

  /**
   * Asks about rows and handles the answers.
   * @returns whether they were handled
   */
  async function take(rows: readonly ReadRow[], faulty: readonly UnreadRow[]): Promise<boolean> {
    setState({ is: 'checking', share: 0 })
    try {
      const { good, bad } = await checkRows(rows, currency, (share) =>
        setState({ is: 'checking', share }),
      )
      const before = requestLines().length
      const added = addLines(good)
      const lines = requestLines().length - before
      setOutcome({ added: added ? good.length : 0, lines, full: !added })
      setState({ is: 'idle' })
      if (!added) return false
      const slips = faulty.map(({ text: _, ...row }): OpenRow => ({
        ...row,
        id: newId(),
        problem: null,
        candidates: null,
      }))
      changeImport({
        open: [...importDraft().open, ...slips, ...bad].toSorted((a, b) => a.row - b.row),
      })
      return true
    } catch {
      setState({ is: 'failed' })
      return false
    }
  }

  async function addText(): Promise<void> {
    const { text } = importDraft()
    const table = pastedTable(text)
    if (table) return openSheet('', table)
    const { rows, faulty } = readPasted(text, sign)
    if (rows.length + faulty.length === 0) return setState({ is: 'empty' })
    if (await take(rows, faulty)) changeImport({ text: '' })
  }

  /** Has the server read a file, and shows what its columns seem to be. */
  async function addFile(file: File): Promise<void> {
    setState({ is: 'reading', share: 0 })
    const response = await sendBody('/api/request-sheet', file, {
      sent: (share) => setState({ is: 'reading', share }),
    })
    const answer = answerOf(response.text)
    if (answer.rows) return openSheet(file.name, answer.rows)
    const why = errorsByField(answer.errors).file?.join(' ') ?? answer.detail
    setState(why ? { is: 'refused', why } : { is: 'unread' })
  }

  async function addSheet(sheet: ImportedSheet): Promise<void> {
    if (!sheet.mapping.includes('sku') || !sheet.mapping.includes('quantity'))
      return setState({ is: 'no_columns' })
    const { rows, faulty } = readTable(
      sheet.heading ? sheet.rows.slice(1) : sheet.rows,
      sheet.mapping,
      {
        currency,
        sign,
      },
    )
    if (rows.length + faulty.length === 0) return setState({ is: 'empty' })
    if (await take(rows, faulty)) changeImport({ sheet: null })
  }

  /** Tries open rows again as they now are: those with the same unknown SKU are corrected together. */
  async function addRows(again: readonly OpenRow[]): Promise<void> {
    const retried = again.map((row) => ({
      row,
      ...readPasted(`${row.sku}\t${row.quantityText}`, sign),
    }))
    const slips = retried.flatMap(({ row, rows, faulty }): OpenRow[] =>
      rows[0]
        ? []
        : [{ ...row, reason: faulty[0]?.reason ?? 'no_sku', problem: null, candidates: null }],
    )
    const read = retried.flatMap(({ row, rows }) =>
      rows[0] ? [{ ...rows[0], ...row.rest, row: row.row }] : [],
    )
    const ids = new Set(again.map(({ id }) => id))
    setState({ is: 'checking', share: 0 })
    try {
      const { good, bad } = await checkRows(read, currency, (share) =>
        setState({ is: 'checking', share }),
      )
      setState({ is: 'idle' })
      const before = requestLines().length
      const added = addLines(good)
      setOutcome({
        added: added ? good.length : 0,
        lines: requestLines().length - before,
        full: !added,
      })
      if (!added) return
      changeImport({
        open: [...importDraft().open.filter(({ id }) => !ids.has(id)), ...slips, ...bad].toSorted(
          (a, b) => a.row - b.row,
        ),
      })
    } catch {
      setState({ is: 'failed' })
    }
  }

  /** Asks for likely SKUs of the shown rows: no more than the server looks up at once. */
  async function askCandidates(shown: readonly OpenRow[]): Promise<void> {
    const unknown = shown.filter(
      ({ problem, candidates }) => problem?.code === 'unknown_sku' && candidates === null,
    )
    if (unknown.length === 0) return
    try {
      const { lines } = await fetchPrices({
        currency: 'USD',
        lines: unknown.map(({ sku }) => ({ sku, quantity: 1 })),
      })
      const candidatesById = new Map(unknown.map(({ id }, i) => [id, lines[i]?.candidates ?? []]))
      changeImport({
        open: importDraft().open.map((row) => {
          const candidates = candidatesById.get(row.id)
          return candidates ? { ...row, candidates } : row
        }),
      })
    } catch {
      // They are only suggestions: without them the row can be corrected by hand.
    }
  }

  const replace = (row: OpenRow) =>
    changeImport({ open: importDraft().open.map((one) => (one.id === row.id ? row : one)) })
  const drop = (rows: readonly OpenRow[]) => {
    const ids = new Set(rows.map(({ id }) => id))
    changeImport({ open: importDraft().open.filter(({ id }) => !ids.has(id)) })
  }
  return {
    draft,
    sign,
    state,
    outcome,
    addText,
    addFile,
    addSheet,
    addRows,
    askCandidates,
    replace,
    drop,
  }
}

interface Answer {
  rows?: TableRow[]
  detail?: string
  errors?: FieldProblem[]
}

/** What a load balancer answers while the site is down isn't JSON. */
function answerOf(text: string): Answer {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return {}
  }
}
