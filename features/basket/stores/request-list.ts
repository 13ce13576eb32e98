'use client'

import { useSyncExternalStore } from 'react'
import { storedValue } from '@/platform/stored-value'
import { GRADES, MAX_LINES } from '../rules/limits'
import type { CustomSpecification } from '../schema'

/**
 * The visitor's request list: kept in the browser, survives closing it, and is the same in every
 * tab. It loads on a first visit, so it brings no library. None of it is trusted: the server checks
 * and prices every line again.
 */

const STORAGE_KEY = 'fsc.request.v1'

export interface UploadedFile {
  id: string
  /** proves at submission that this browser uploaded the file */
  claimToken: string
  fileName: string
  sizeBytes: number
}

export interface BulkLine {
  id: string
  kind: 'BULK'
  sku: string
  /** as typed by the buyer; may break the MOQ or order multiple until they correct it */
  quantity: number
  /** what was typed where it isn’t a whole number; the quantity is then 0 */
  typed?: string
  /** `short-run` among them accepts its fee */
  optionCodes: string[]
  /** one piece to judge by, at the design's sample fee; one for each design */
  sample?: boolean
  origin?: string
  note?: string
  /** target price for a piece, in minor units of the currency in use when it was typed */
  targetPriceMinor?: number
  targetCurrency?: string
  /**
   * what was typed as target price where it isn’t an amount, or is ambiguous; there is then no
   * target price
   */
  priceTyped?: string
  /** artwork for its options */
  files?: UploadedFile[]
  /** the buyer will send it later */
  artworkLater?: boolean
  /** names and picture as seen when added, to draw the list before the server answers */
  productName: string
  finishName: string
  sizeName: string
  imagePath: string | null
  slug: string
}

export interface CustomLine {
  id: string
  kind: 'CUSTOM'
  quantity: number
  typed?: string
  /**
   * what was typed as target price where it isn’t an amount, or is ambiguous; there is then no
   * target price
   */
  priceTyped?: string
  specification: CustomSpecification
  /**
   * for a design from our own designer: what the server said of it when it was added, to draw the
   * list; the server says it again when the request is sent
   */
  designFacts?: [label: string, value: string][]
  note: string
  files: UploadedFile[]
}

export type ListLine = BulkLine | CustomLine
/** A line's files: drawings of a custom piece, artwork for a catalog line's options. */
export const filesOf = (line: ListLine): UploadedFile[] => line.files ?? []
export type NewLine = Omit<BulkLine, 'id'> | Omit<CustomLine, 'id'>

const EMPTY: readonly ListLine[] = []
const list = storedValue<readonly ListLine[]>(STORAGE_KEY, readLines, EMPTY)

/**
 * Adds lines at the end. A SKU that is already listed with the same options and origin gets the sum
 * of both quantities. A sample replaces the sample of the same design.
 * @returns false, with nothing changed, when the list would exceed what a request may hold
 */
export function addLines(newLines: readonly NewLine[]): boolean {
  const lines = [...list.get()]
  // Indexed by article, so that a list of thousands isn't searched again for each line that is
  // added.
  const places = new Map<string, number>()
  lines.forEach((line, at) => {
    const article = articleKey(line)
    if (article !== null && !places.has(article)) places.set(article, at)
  })
  for (const line of newLines) {
    const article = articleKey(line)
    const at = article === null ? undefined : places.get(article)
    const same = at === undefined ? undefined : lines[at]
    if (at !== undefined && same && isSample(line)) lines[at] = { ...line, id: same.id }
    else if (at !== undefined && same)
      lines[at] = { ...same, quantity: same.quantity + line.quantity }
    else {
      if (article !== null) places.set(article, lines.length)
      lines.push({ ...line, id: newId() })
    }
  }
  if (lines.length > MAX_LINES) return false
  list.set(lines)
  return true
}

/** Adds one line; see {@link addLines}. */
export function addLine(line: NewLine): boolean {
  return addLines([line])
}

/** Changes a line; unknown ids are ignored, since another tab may have removed it. */
export function updateLine(
  id: string,
  change: Partial<Omit<BulkLine, 'id' | 'kind'>> | Partial<Omit<CustomLine, 'id' | 'kind'>>,
): void {
  list.set(list.get().map((line) => (line.id === id ? ({ ...line, ...change } as ListLine) : line)))
}

export function removeLine(id: string): void {
  list.set(list.get().filter((line) => line.id !== id))
}

/** Adds an uploaded file to a line; other changes made during the upload stay. */
export function attachFile(lineId: string, file: UploadedFile): void {
  list.set(
    list
      .get()
      .map((line) => (line.id === lineId ? { ...line, files: [...filesOf(line), file] } : line)),
  )
}

export function detachFile(lineId: string, fileId: string): void {
  list.set(
    list
      .get()
      .map((line) =>
        line.id === lineId
          ? { ...line, files: filesOf(line).filter((file) => file.id !== fileId) }
          : line,
      ),
  )
}

/** Adds a custom line with nothing described yet. */
export function addCustomLine(): boolean {
  return addLine({
    kind: 'CUSTOM',
    quantity: 100,
    specification: { type: '', grade: '316L', finish: '', size: '' },
    note: '',
    files: [],
  })
}

/** Puts a removed line back where it was. */
export function restoreLine(line: ListLine, index: number): void {
  if (list.get().some((other) => other.id === line.id)) return
  list.set(list.get().toSpliced(index, 0, line))
}

export function clear(): void {
  list.set(EMPTY)
}

/** The current lines. */
export const requestLines = (): readonly ListLine[] => list.get()

/** The lines, live in every tab; empty while the server renders. */
export function useRequestList(): readonly ListLine[] {
  return useSyncExternalStore(list.subscribe, list.get, () => EMPTY)
}

/** A random UUID (v4), also on plain http where `crypto.randomUUID` is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, i) =>
    (i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte)
      .toString(16)
      .padStart(2, '0'),
  ).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Reads stored lines; damaged ones and those of an older shape are left out, the rest is kept. */
export function readLines(value: unknown): readonly ListLine[] {
  if (!Array.isArray(value)) return EMPTY
  const seenIds = new Set<string>()
  return value
    .map(readLine)
    .filter(
      (line): line is ListLine => line !== null && !seenIds.has(line.id) && !!seenIds.add(line.id),
    )
    .slice(0, MAX_LINES)
}

function readLine(value: unknown): ListLine | null {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.quantity !== 'number')
    return null
  const files = Array.isArray(value.files) ? value.files.filter(isUploadedFile) : []
  if (value.kind === 'BULK') {
    if (typeof value.sku !== 'string' || value.sku === '') return null
    return {
      id: value.id,
      kind: 'BULK',
      sku: value.sku,
      quantity: value.quantity,
      ...(typeof value.typed === 'string' ? { typed: value.typed } : {}),
      optionCodes: Array.isArray(value.optionCodes)
        ? value.optionCodes.filter((code): code is string => typeof code === 'string')
        : [],
      ...(value.sample === true ? { sample: true, quantity: 1 } : {}),
      ...(typeof value.origin === 'string' ? { origin: value.origin } : {}),
      ...(typeof value.note === 'string' ? { note: value.note } : {}),
      ...(Number.isSafeInteger(value.targetPriceMinor) && typeof value.targetCurrency === 'string'
        ? {
            targetPriceMinor: value.targetPriceMinor as number,
            targetCurrency: value.targetCurrency,
          }
        : {}),
      ...(files.length > 0 ? { files } : {}),
      ...(value.artworkLater === true ? { artworkLater: true } : {}),
      ...(typeof value.priceTyped === 'string' ? { priceTyped: value.priceTyped } : {}),
      productName: text(value.productName) || value.sku,
      finishName: text(value.finishName),
      sizeName: text(value.sizeName),
      imagePath: typeof value.imagePath === 'string' ? value.imagePath : null,
      slug: text(value.slug),
    }
  }
  const specification = value.kind === 'CUSTOM' ? readSpecification(value.specification) : null
  if (!specification) return null
  return {
    id: value.id,
    kind: 'CUSTOM',
    quantity: value.quantity,
    ...(typeof value.typed === 'string' ? { typed: value.typed } : {}),
    ...(typeof value.priceTyped === 'string' ? { priceTyped: value.priceTyped } : {}),
    specification,
    ...(Array.isArray(value.designFacts) ? { designFacts: value.designFacts.filter(isFact) } : {}),
    note: text(value.note),
    files,
  }
}

function readSpecification(value: unknown): CustomSpecification | null {
  if (!isRecord(value)) return null
  const { type, finish, size, targetPriceMinor } = value
  const grade = GRADES.find((known) => known === value.grade)
  if (typeof type !== 'string' || typeof finish !== 'string' || typeof size !== 'string' || !grade)
    return null
  return {
    type,
    grade,
    finish,
    size,
    ...(typeof value.engraving === 'string' ? { engraving: value.engraving } : {}),
    ...(typeof value.packaging === 'string' ? { packaging: value.packaging } : {}),
    ...(typeof value.description === 'string' ? { description: value.description } : {}),
    ...(typeof value.wantedDate === 'string' ? { wantedDate: value.wantedDate } : {}),
    ...(typeof value.design === 'string' ? { design: value.design } : {}),
    ...(typeof value.designCode === 'string' ? { designCode: value.designCode } : {}),
    ...(Number.isSafeInteger(targetPriceMinor)
      ? { targetPriceMinor: targetPriceMinor as number }
      : {}),
  }
}

function isUploadedFile(value: unknown): value is UploadedFile {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.claimToken === 'string' &&
    typeof value.fileName === 'string' &&
    typeof value.sizeBytes === 'number'
  )
}

const isFact = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string')

const isSample = (line: NewLine): boolean => line.kind === 'BULK' && line.sample === true

/**
 * Lines with the same key are the same article, and are merged; null for what is always a line of
 * its own.
 */
function articleKey(line: NewLine): string | null {
  if (line.kind !== 'BULK') return null
  const { sku, slug, sample, origin, note = '', targetPriceMinor = null, optionCodes } = line
  return JSON.stringify(
    sample
      ? ['sample', slug]
      : [sku, origin ?? null, note, targetPriceMinor, optionCodes.toSorted()],
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
