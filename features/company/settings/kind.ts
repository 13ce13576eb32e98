import { z } from 'zod'
import type { Message } from '@/i18n/message'
import type { PlainPermission } from '@/features/accounts/rules/permissions'

/** Sections of the settings, in the order in which a house sets them up. */
export const SECTIONS = [
  'company',
  'bank',
  'money',
  'tolerance',
  'rate',
  'quoting',
  'delivery',
  'plan',
  'calendar',
  'centre',
  'mail',
  'reminders',
  'terms',
  'privacy',
  'consent',
  'about',
] as const
export type Section = (typeof SECTIONS)[number]

/** A field as it is typed; its words are `settings.<section>.fields.<name>`. */
export interface SettingField {
  name: string
  kind?: 'line' | 'long' | 'lines' | 'whole' | 'decimal' | 'day' | 'check' | 'choice'
  /** of a choice; their words are `settings.<section>.choices.<name>.<value>` */
  choices?: readonly string[]
  wide?: boolean
}

/**
 * What a section holds: fields that people type, and the schema that makes a value of them. A setting
 * is kept as it was typed, so that what was and what is can be laid side by side, and a field that
 * comes later finds those of before without it.
 */
export interface SettingKind<Value = unknown> {
  section: Section
  fields: readonly SettingField[]
  schema: z.ZodType<Value, unknown>
  /** which there may be of a section with several, such as a currency; null for one alone */
  scope: z.ZodType<string, string> | null
  edit: PlainPermission
  /** its fields stand three in a row instead of two */
  columns?: 3
  /** it takes two people, by commands of its own */
  twoPeople?: boolean
  /** fields that tell one of several from the others */
  summary?: readonly string[]
  /** what a change of it does to quotes and orders is asked first, by a command of theirs */
  asksTrade?: boolean
  /** what is asked about a value that is far from the one before, by field; null for nothing */
  ask?(before: Value, after: Value): Record<string, Message[]> | null
}

export const settingKind = <Value>(kind: SettingKind<Value>): SettingKind<Value> => kind

/** One of a field's choices; the first where none was made, and in what was kept before the field came. */
export const choiceOf = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z
    .string()
    .default('')
    .transform((text) => text || choices[0])
    .pipe(z.enum(choices))

/** The name under which a setting is kept. */
export const settingName = (section: Section, scope: string | null): string =>
  scope === null ? section : `${section}:${scope}`

/** The texts of a kind's fields alone, trimmed, with what is left out as empty. */
export const textsOf = (
  { fields }: Pick<SettingKind, 'fields'>,
  typed: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ name }) => [name, (typed[name] ?? '').replaceAll('\r\n', '\n').trim()]),
  )

/** The fields that differ between two versions, in the order of the form. */
export const changedFields = (
  { fields }: Pick<SettingKind, 'fields'>,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] =>
  fields.map(({ name }) => name).filter((name) => (before[name] ?? '') !== (after[name] ?? ''))
