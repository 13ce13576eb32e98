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
  /** for a choice; their words are `settings.<section>.choices.<name>.<value>` */
  choices?: readonly string[]
  wide?: boolean
}

/**
 * What a section holds: fields that people type, and the schema that turns them into a value. A setting is stored as it
 * was typed, so that old and new can be compared, and a version stored before a field existed simply lacks it.
 */
export interface SettingKind<Value = unknown> {
  section: Section
  fields: readonly SettingField[]
  schema: z.ZodType<Value, unknown>
  /** what separates the settings of a section with several, such as a currency; null for a single one */
  scope: z.ZodType<string, string> | null
  edit: PlainPermission
  /** its fields stand three in a row instead of two */
  columns?: 3
  /** needs two people, by commands of its own */
  twoPeople?: boolean
  /** fields that tell the settings of the section apart */
  summary?: readonly string[]
  /** its effect on quotes and orders is confirmed first, by a command of theirs */
  asksTrade?: boolean
  /** what needs confirmation where a value is far from the previous one, by field; null for nothing */
  ask?(before: Value, after: Value): Record<string, Message[]> | null
}

export const settingKind = <Value>(kind: SettingKind<Value>): SettingKind<Value> => kind

/** One of a field's choices; the first by default, and for values stored before the field existed. */
export const choiceOf = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z
    .string()
    .default('')
    .transform((text) => text || choices[0])
    .pipe(z.enum(choices))

/** The name under which a setting is stored. */
export const settingName = (section: Section, scope: string | null): string =>
  scope === null ? section : `${section}:${scope}`

/** The trimmed texts of a kind's own fields; missing ones are empty. */
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
