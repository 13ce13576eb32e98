import { hasLocale } from 'next-intl'
import { z } from 'zod'
import { routing } from '@/i18n/routing'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { houseSchema, linesSchema } from '@/platform/house/schema'
import { schemaWords as words } from '@/platform/validation-words'
import { settingKind } from './kind'

/** Whether both are times of day: a malformed one is reported at its own field. */
const isClock = (...texts: string[]) =>
  texts.every((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text))

/** Who the house is, as every page, letter, paper and quote shows it. */
export const companySetting = settingKind({
  section: 'company',
  edit: 'setting.edit',
  scope: null,
  schema: houseSchema.refine(
    ({ opensAt, closesAt }) => !isClock(opensAt, closesAt) || opensAt < closesAt,
    {
      path: ['closesAt'],
      message: words.closes_before_opens,
    },
  ),
  fields: [
    { name: 'legalName' },
    { name: 'localName' },
    { name: 'shortName' },
    { name: 'taxNumber' },
    { name: 'address', kind: 'lines' },
    { name: 'country' },
    { name: 'email' },
    { name: 'phone' },
    { name: 'signatory' },
    { name: 'signatoryTitle' },
    { name: 'opensAt' },
    { name: 'closesAt' },
    { name: 'footer', wide: true },
  ],
})

const aboutSchema = z.object({
  /** paragraphs, one on each line */
  about: linesSchema(12),
  /** steps of making an order, one on each line, with a name before a colon */
  process: linesSchema(12),
  /** what a sample costs and how long it takes, in the house's words */
  samples: lineSchema(300),
  deposits: lineSchema(300),
})
export type About = z.infer<typeof aboutSchema>

/** The texts of the page about the factory. */
export const aboutSetting = settingKind({
  section: 'about',
  edit: 'setting.edit',
  scope: null,
  schema: aboutSchema,
  fields: [
    { name: 'about', kind: 'lines', wide: true },
    { name: 'process', kind: 'lines', wide: true },
    { name: 'samples', wide: true },
    { name: 'deposits', wide: true },
  ],
})

/** A text shorter than this can't bind anybody. */
const LEAST_TEXT = 40

const legalText = z.object({ text: wordsSchema(40_000).min(LEAST_TEXT) })

/** Terms of sale: a quote names the version under which it was sent. */
export const termsSetting = settingKind({
  section: 'terms',
  edit: 'setting.edit',
  scope: null,
  schema: legalText,
  fields: [{ name: 'text', kind: 'long', wide: true }],
})

/** What happens to the personal data that people give us. */
export const privacySetting = settingKind({
  section: 'privacy',
  edit: 'setting.edit',
  scope: null,
  schema: legalText,
  fields: [{ name: 'text', kind: 'long', wide: true }],
})

/**
 * What a buyer consents to by signing, one setting for each language. A signature keeps the words under which it was
 * given.
 */
export const consentSetting = settingKind({
  section: 'consent',
  edit: 'setting.edit',
  scope: z.string().refine((code) => hasLocale(routing.locales, code), words.language),
  summary: ['text'],
  schema: z.object({ text: wordsSchema(2000).min(LEAST_TEXT) }),
  fields: [{ name: 'text', kind: 'long', wide: true }],
})
