import { z } from 'zod'
import { typedDecimal } from '@/platform/typed-numbers'
import { schemaWords } from '@/platform/validation-words'

/** What staff enter for a change of the rules, field by field. */

export const day = z.iso.date(schemaWords.day)
export const source = z.string().trim().min(3, schemaWords.source_named).max(300)
export const words = (name: 'articles' | 'heading' | 'law' | 'name' | 'phase') =>
  z.string().trim().min(2, schemaWords[`two_letters_${name}`]).max(200)
export const id = z.string().max(120)
export const percent = typedDecimal(4, schemaWords.percentage).pipe(
  z.string().regex(/^\d{1,3}(\.|$)/, schemaWords.percentage_high),
)
export const programme = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9_]{1,39}$/, schemaWords.programme)
export const endDay = z.union([z.literal('').transform(() => null), day])
const parts = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)
/** Tariff codes with or without dots, `*` for all goods. */
const codes = z
  .string()
  .trim()
  .max(4_000)
  .transform((text) => (text === '*' ? [''] : parts(text).map((code) => code.replaceAll('.', ''))))
export const someCodes = codes.refine(
  (all) => all.length > 0 && all.every((code) => /^(\d{2,10})?$/.test(code)),
  schemaWords.codes_or_all,
)
export const maybeCodes = codes.refine(
  (all) => all.every((code) => /^\d{2,10}$/.test(code)),
  schemaWords.codes,
)
/** Codes among which a description may match: none, some, or all goods. */
export const anyCodes = codes.refine(
  (all) => all.every((code) => /^(\d{2,10})?$/.test(code)),
  schemaWords.codes_or_all,
)
export const tenDigits = codes.refine(
  (all) => all.every((code) => /^\d{10}$/.test(code)),
  schemaWords.ten_digit_numbers,
)
export const countries = z
  .string()
  .trim()
  .toUpperCase()
  .transform(parts)
  .refine(
    (all) => all.length > 0 && all.every((code) => /^[A-Z]{2}$/.test(code)),
    schemaWords.countries,
  )
export const anyCountries = z.union([z.literal('*'), countries])

/** A name as part of an id: `desk-us-in-deal-2026-12-01`. */
export const slug = (...names: string[]): string =>
  ['desk', ...names]
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
