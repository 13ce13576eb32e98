import { z } from 'zod'
import { typedWhole } from '@/platform/typed-numbers'
import { schemaWords } from '@/platform/validation-words'

/** What staff enter for a price list or a group, as text in the form. Browser-safe. */

/** PostgreSQL stores no NUL in a text, and no person types one. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0]*$/)
/** Ids separated by commas, as the pickers send them. */
const ids = (most: number) =>
  z
    .string()
    .max(most * 37)
    .transform((text) => [...new Set(text.split(',').filter(Boolean))])
    .pipe(z.array(z.uuid(schemaWords.by_search)).max(most))

export const priceListSchema = z
  .object({
    name: words(80).min(1, schemaWords.not_empty),
    validFrom: z.iso.date(schemaWords.day),
    validUntil: z.union([
      z.literal('').transform(() => null),
      z.iso.date(schemaWords.day_or_nothing),
    ]),
    priority: typedWhole(0, 999, schemaWords.priority),
    note: words(500),
    companies: ids(500),
    groups: ids(100),
    entries: z
      .string()
      .max(600_000, schemaWords.too_much_for_form)
      .regex(/^[^\0]*$/),
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validUntil >= validFrom, {
    path: ['validUntil'],
    message: schemaWords.before_first_day,
  })
export type PriceListTerms = z.output<typeof priceListSchema>

export const groupSchema = z.object({
  name: words(80).min(1, schemaWords.not_empty),
  companies: ids(5_000),
})

/** Fields in which two versions of a list can differ, in the order they are shown. */
export const TERM_FIELDS = [
  'name',
  'validFrom',
  'validUntil',
  'priority',
  'note',
  'companies',
  'groups',
  'entries',
] as const
export type TermField = (typeof TERM_FIELDS)[number]
export interface TermDifference {
  field: TermField
  before: string
  after: string
}

/** The fields that differ; of entries and recipients only the differing lines, up to a maximum. */
export function termDifferences(
  before: Readonly<Record<TermField, string>>,
  after: Readonly<Record<TermField, string>>,
  most = 40,
): TermDifference[] {
  return TERM_FIELDS.filter((field) => before[field] !== after[field]).map((field) => {
    if (field !== 'entries' && field !== 'companies' && field !== 'groups')
      return { field, before: before[field], after: after[field] }
    const [was, is] = [
      before[field].split('\n').filter(Boolean),
      after[field].split('\n').filter(Boolean),
    ]
    const [had, has] = [new Set(was), new Set(is)]
    const some = (lines: string[]) =>
      (lines.length > most
        ? [...lines.slice(0, most), `… ${lines.length - most} more`]
        : lines
      ).join('\n')
    return {
      field,
      before: some(was.filter((line) => !has.has(line))),
      after: some(is.filter((line) => !had.has(line))),
    }
  })
}

/** The number of a list as people see it: PL-0007. */
export const formatListNumber = (serial: number): string => `PL-${String(serial).padStart(4, '0')}`
/** @returns null when it isn't a list's number */
export const parseListNumber = (text: string): number | null =>
  Number(/^PL-(\d{4,9})$/.exec(text)?.[1] ?? Number.NaN) || null
