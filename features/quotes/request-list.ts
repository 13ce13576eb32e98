'use client'

import { useSyncExternalStore } from 'react'
import type { CustomSpecification } from './schema'

/**
 * The visitor's request list: kept in the browser, survives closing it, and is
 * the same in every tab. Loaded on a first visit, so it brings no library.
 * Nothing in it is trusted: the server checks and prices every line again.
 */

const STORAGE_KEY = 'fsc.request.v1'
const MAX_LIST_LINES = 200

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
  /** as typed by the buyer; may break MOQ or multiple until they mend it */
  quantity: number
  optionCodes: string[]
  origin?: string
  note?: string
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
  specification: CustomSpecification
  note: string
  files: UploadedFile[]
}

export type ListLine = BulkLine | CustomLine
export type NewLine = Omit<BulkLine, 'id'> | Omit<CustomLine, 'id'>

const EMPTY: readonly ListLine[] = []
const listeners = new Set<() => void>()
let seen: { raw: string | null; lines: readonly ListLine[] } = { raw: null, lines: EMPTY }
/** set where the browser refuses storage: the list then lives as long as the page */
let unstored = false

/**
 * Adds lines at the end; a SKU with the same options and origin that is
 * already listed gets the sum of both quantities.
 * @returns false, with nothing changed, when the list would exceed 200 lines
 */
export function addLines(added: readonly NewLine[]): boolean {
  const lines = [...snapshot()]
  for (const line of added) {
    const at = lines.findIndex((other) => isSameArticle(other, line))
    const same = lines[at]
    if (same) lines[at] = { ...same, quantity: same.quantity + line.quantity }
    else lines.push({ ...line, id: newId() })
  }
  if (lines.length > MAX_LIST_LINES) return false
  write(lines)
  return true
}

/** Adds one line; see {@link addLines}. */
export function addLine(line: NewLine): boolean {
  return addLines([line])
}

/** Changes a line; unknown ids are ignored, since another tab may have removed it. */
export function updateLine(id: string, change: Partial<Omit<BulkLine, 'id' | 'kind'>> | Partial<Omit<CustomLine, 'id' | 'kind'>>): void {
  write(snapshot().map((line) => (line.id === id ? ({ ...line, ...change } as ListLine) : line)))
}

export function removeLine(id: string): void {
  write(snapshot().filter((line) => line.id !== id))
}

/** Puts a removed line back where it was. */
export function restoreLine(line: ListLine, index: number): void {
  if (snapshot().some((other) => other.id === line.id)) return
  write(snapshot().toSpliced(index, 0, line))
}

export function clear(): void {
  write(EMPTY)
}

/** The lines, live in every tab; empty while the server renders. */
export function useRequestList(): readonly ListLine[] {
  return useSyncExternalStore(subscribe, snapshot, () => EMPTY)
}

/** A random UUID (v4), also on plain http where `crypto.randomUUID` is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, i) => (i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function subscribe(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key === STORAGE_KEY || event.key === null) listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', fromOtherTab)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', fromOtherTab)
  }
}

function snapshot(): readonly ListLine[] {
  if (unstored) return seen.lines
  let raw: string | null
  try {
    raw = localStorage.getItem(STORAGE_KEY)
  } catch {
    return seen.lines
  }
  if (raw !== seen.raw) seen = { raw, lines: raw === null ? EMPTY : parseLines(raw) }
  return seen.lines
}

function write(lines: readonly ListLine[]): void {
  const raw = JSON.stringify(lines)
  try {
    localStorage.setItem(STORAGE_KEY, raw)
    unstored = false
  } catch {
    unstored = true
  }
  seen = { raw, lines }
  listeners.forEach((listener) => listener())
}

/**
 * Reads stored lines; what is damaged or of an older shape is left out, the
 * rest is kept.
 */
export function parseLines(raw: string): readonly ListLine[] {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    return EMPTY
  }
  if (!Array.isArray(value)) return EMPTY
  const seenIds = new Set<string>()
  return value.map(readLine).filter((line): line is ListLine => line !== null && !seenIds.has(line.id) && !!seenIds.add(line.id)).slice(0, MAX_LIST_LINES)
}

function readLine(value: unknown): ListLine | null {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.quantity !== 'number') return null
  if (value.kind === 'BULK') {
    if (typeof value.sku !== 'string' || value.sku === '') return null
    return {
      id: value.id,
      kind: 'BULK',
      sku: value.sku,
      quantity: value.quantity,
      optionCodes: Array.isArray(value.optionCodes) ? value.optionCodes.filter((code): code is string => typeof code === 'string') : [],
      ...(typeof value.origin === 'string' ? { origin: value.origin } : {}),
      ...(typeof value.note === 'string' ? { note: value.note } : {}),
      productName: text(value.productName) || value.sku,
      finishName: text(value.finishName),
      sizeName: text(value.sizeName),
      imagePath: typeof value.imagePath === 'string' ? value.imagePath : null,
      slug: text(value.slug),
    }
  }
  const specification = value.kind === 'CUSTOM' ? readSpecification(value.specification) : null
  if (!specification) return null
  const files = Array.isArray(value.files) ? value.files.filter(isUploadedFile) : []
  return { id: value.id, kind: 'CUSTOM', quantity: value.quantity, specification, note: text(value.note), files }
}

const GRADES: readonly CustomSpecification['grade'][] = ['304', '316L', 'not sure', 'not steel']

function readSpecification(value: unknown): CustomSpecification | null {
  if (!isRecord(value)) return null
  const { type, finish, size, targetPriceMinor } = value
  const grade = GRADES.find((known) => known === value.grade)
  if (typeof type !== 'string' || typeof finish !== 'string' || typeof size !== 'string' || !grade) return null
  return {
    type,
    grade,
    finish,
    size,
    ...(typeof value.engraving === 'string' ? { engraving: value.engraving } : {}),
    ...(typeof value.packaging === 'string' ? { packaging: value.packaging } : {}),
    ...(typeof value.description === 'string' ? { description: value.description } : {}),
    ...(Number.isSafeInteger(targetPriceMinor) ? { targetPriceMinor: targetPriceMinor as number } : {}),
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

function isSameArticle(a: ListLine, b: NewLine): boolean {
  return (
    a.kind === 'BULK' &&
    b.kind === 'BULK' &&
    a.sku === b.sku &&
    a.origin === b.origin &&
    (a.note ?? '') === (b.note ?? '') &&
    a.optionCodes.toSorted().join() === b.optionCodes.toSorted().join()
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
