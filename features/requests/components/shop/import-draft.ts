'use client'

import { useSyncExternalStore } from 'react'
import { storedValue } from '@/platform/stored-value'
import type { PricedLine } from '../../price-schema'
import {
  LINE_COLUMNS,
  type LineColumn,
  type ReadRow,
  type RowFault,
  type TableRow,
} from '../../rules/sheet-lines'

/**
 * A buyer's unfinished import: the pasted text, the sheet whose columns are being matched, and the rows that still
 * need a look. Stored in the browser, so that a reload, a sign-in or a lost connection loses none of it.
 */
export interface ImportDraft {
  text: string
  sheet: ImportedSheet | null
  open: readonly OpenRow[]
}

export interface ImportedSheet {
  name: string
  rows: readonly TableRow[]
  /** the first row names the columns */
  heading: boolean
  mapping: readonly (LineColumn | '')[]
}

/** A row that couldn't be added: as typed, with its problem and with likely corrections. */
export interface OpenRow {
  id: string
  row: number
  sku: string
  quantityText: string
  reason: RowFault | null
  problem: PricedLine['problems'][number] | null
  /** null while they haven't been asked for */
  candidates: readonly string[] | null
  rest: Pick<ReadRow, 'note' | 'origin' | 'targetPriceMinor'>
}

const EMPTY: ImportDraft = { text: '', sheet: null, open: [] }
const draft = storedValue<ImportDraft>('fsc.request-import.v1', readDraft, EMPTY)

export function useImportDraft(): ImportDraft {
  return useSyncExternalStore(draft.subscribe, draft.get, () => EMPTY)
}

export const importDraft = (): ImportDraft => draft.get()

export function changeImport(change: Partial<ImportDraft>): void {
  draft.set({ ...draft.get(), ...change })
}

/** Whether an import was begun and not finished. */
export const isBegun = ({ text, sheet, open }: ImportDraft): boolean =>
  text !== '' || sheet !== null || open.length > 0

function readDraft(content: unknown): ImportDraft {
  if (!isRecord(content)) return EMPTY
  return {
    text: typeof content.text === 'string' ? content.text : '',
    sheet: readSheet(content.sheet),
    open: Array.isArray(content.open) ? content.open.flatMap(readOpen) : [],
  }
}

function readSheet(value: unknown): ImportedSheet | null {
  if (!isRecord(value) || !Array.isArray(value.rows) || !Array.isArray(value.mapping)) return null
  return {
    name: typeof value.name === 'string' ? value.name : '',
    heading: value.heading === true,
    mapping: value.mapping.map((each) => LINE_COLUMNS.find((known) => known === each) ?? ''),
    rows: value.rows.flatMap((row: unknown) =>
      isRecord(row) && typeof row.line === 'number' && Array.isArray(row.cells)
        ? [
            {
              line: row.line,
              cells: row.cells.map((cell) => (typeof cell === 'string' ? cell : '')),
            },
          ]
        : [],
    ),
  }
}

/** The server's answers about a row are asked for again. */
function readOpen(value: unknown): OpenRow[] {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.row !== 'number') return []
  const { id, row, sku, quantityText } = value
  if (typeof sku !== 'string' || typeof quantityText !== 'string') return []
  return [
    {
      ...(value as unknown as OpenRow),
      id,
      row,
      sku,
      quantityText,
      rest: isRecord(value.rest) ? value.rest : {},
    },
  ]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
