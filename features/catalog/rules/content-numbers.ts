import { mayBeTwo, type DecimalSign, type Writing } from '@/platform/amounts'
import { amountOf, decimalOf, wholeOf, type ReadNumber } from '@/platform/number-words'
import { numberExample, type NumberExample } from '@/platform/numbers-among'
import type { ContentField } from './content'
import { LISTS } from './content-lists'
import type { SettledText } from './list-numbers'

/** The numbers among a product's entries. Pure; browser-safe. */

const FIELDS: Partial<
  Record<ContentField, (text: string, writing: Writing) => ReadNumber<number | string>>
> = {
  unitWeightGrams: (text, writing) => decimalOf(text, { ...writing, decimals: 2 }),
  sampleFeeMinor: (text, writing) => amountOf(text, { ...writing, currency: 'USD' }),
  moq: wholeOf,
  orderMultiple: wholeOf,
  leadTimeDays: wholeOf,
  sampleLeadTimeDays: wholeOf,
  stockLeadTimeDays: wholeOf,
  cartonPieces: wholeOf,
  cartonLengthMm: wholeOf,
  cartonWidthMm: wholeOf,
  cartonHeightMm: wholeOf,
  cartonGrossGrams: wholeOf,
}

const isList = (field: ContentField): field is keyof typeof LISTS => field in LISTS

/** Reads the number in a field; nothing where it holds none, or a list. */
export const fieldNumber = (
  field: ContentField,
  text: string,
  writing: Writing = {},
): ReadNumber<number | string> => (FIELDS[field] ?? wholeOf)(FIELDS[field] ? text : '', writing)

/** Ambiguous numbers of an entry. */
export function openNumbers(field: ContentField, text: string): NumberExample[] {
  if (!mayBeTwo(text)) return []
  if (isList(field)) return LISTS[field].numbers.open(text)
  const open = numberExample(text, (writing) => fieldNumber(field, text, writing), {})
  return open ? [open] : []
}

/** An entry with ambiguous numbers written out as somebody answered. */
export function settledEntry(field: ContentField, text: string, answer: DecimalSign): SettledText {
  if (!mayBeTwo(text)) return { text, problems: [] }
  if (isList(field)) return LISTS[field].numbers.settle(text, answer)
  if (fieldNumber(field, text).choices.length === 0) return { text, problems: [] }
  const { plain, complaint } = fieldNumber(field, text, { sign: answer, declared: true })
  return { text: plain ?? text, problems: complaint === null ? [] : [complaint] }
}
