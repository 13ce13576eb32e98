import { z } from 'zod'
import { countrySchema, lineSchema, wordsSchema } from '@/platform/fields'
import { schemaWords } from '@/platform/validation-words'
import { PAPER_KINDS } from './rules/paper'

/** What staff enter about a buying company. Safe in the browser. */

export const ADDRESS_KINDS = ['BILLING', 'SHIPPING', 'OTHER'] as const
export const TAX_NUMBER_KINDS = ['tax', 'eori', 'other'] as const
export type TaxNumberKind = (typeof TAX_NUMBER_KINDS)[number]

const country = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase())
  .refine((text) => countrySchema.safeParse(text).success, schemaWords.country)

/** A web address; without a scheme, https is assumed. */
const website = lineSchema(200)
  .transform((text) => (text === '' || /^https?:\/\//i.test(text) ? text : `https://${text}`))
  .refine((text) => text === '' || isWebsite(text), schemaWords.website)

function isWebsite(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text)
    return /^https?:$/.test(protocol) && /^[^.\s]+(\.[^.\s]+)+$/.test(hostname)
  } catch {
    return false
  }
}

/** The fields of the profile, in the order of its form. */
export const PROFILE_FIELDS = [
  'name',
  'legalName',
  'country',
  'website',
  'phone',
  'ownerId',
] as const

export const profileSchema = z.object({
  name: lineSchema(160).min(1),
  legalName: lineSchema(200),
  country: z.literal('').or(country),
  website,
  phone: lineSchema(60),
  /** id of a colleague; empty for nobody */
  ownerId: z.string().max(64),
})

export const addressSchema = z.object({
  kind: z.enum(ADDRESS_KINDS),
  recipient: lineSchema(120).default(''),
  lines: wordsSchema(400).min(1),
  district: lineSchema(120).default(''),
  city: lineSchema(120).default(''),
  region: lineSchema(120).default(''),
  postcode: lineSchema(20).default(''),
  phone: lineSchema(60).default(''),
  country,
})

export const taxNumberSchema = z.object({
  country,
  kind: z.enum(TAX_NUMBER_KINDS),
  number: lineSchema(60).min(2),
})

export const paperSchema = z.object({
  kind: z.enum(PAPER_KINDS),
  number: lineSchema(80),
  validUntil: z.literal('').or(z.iso.date()),
  /** id of the upload, with the secret that its sender was given; empty where none was chosen */
  fileId: z.literal('').or(z.uuid()),
  fileToken: z.string().max(100),
})

export const noteSchema = z.object({ text: wordsSchema(4_000).min(1) })
