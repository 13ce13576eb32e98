import { z } from 'zod'
import { countryName } from '@/platform/countries'
import { countrySchema, lineSchema, wordsSchema } from '@/platform/fields'
import { schemaWords as words } from '@/platform/validation-words'

/** What a company says about itself, read from what its people typed. Pure; browser-safe. */

/** Lines of a text, without empty ones. */
export const linesSchema = (most: number) =>
  wordsSchema(4_000)
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(lineSchema(200)).max(most))

const clock = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, words.clock)

/** The section `company`. */
export const houseSchema = z.object({
  legalName: lineSchema(120).min(2),
  /** its name as registered in China */
  localName: lineSchema(120),
  /** as used in titles and at the top of every page */
  shortName: lineSchema(30).min(2),
  address: linesSchema(6).pipe(z.array(z.string()).min(1)),
  country: countrySchema.refine((code) => countryName(code, 'en') !== code, words.country),
  email: z.string().trim().pipe(z.email()),
  phone: lineSchema(40),
  taxNumber: lineSchema(40),
  /** who signs for the house */
  signatory: lineSchema(80),
  signatoryTitle: lineSchema(80),
  /** one line below the name, on every page and letter */
  footer: lineSchema(200),
  opensAt: clock,
  closesAt: clock,
})
export type House = z.infer<typeof houseSchema>

/** The house as readers of pages and letters see it; without a setting everything but the name is empty. */
export interface HouseFacts extends Omit<House, 'country' | 'opensAt' | 'closesAt'> {
  country: string | null
  opensAt: string | null
  closesAt: string | null
  isDemo: boolean
  /** nobody has described the house yet */
  isUnset: boolean
}
