import { z } from 'zod'
import { complaintOf, schemaWords, type Complaint } from '@/platform/validation-words'
import { NOTICE_TOPICS } from './engine/country'
import { PHASE_STATES } from './engine/phase-states'
import type { RuleChange } from './engine/change'
import { CONTROL_KINDS } from './engine/control-kinds'
import type { Scenario } from './engine/outlook'
import type { RuleSet } from './engine/types'

/** The project's own format for rules, as data: files and stored change sets are checked against it. */

/** The most characters of a requirement, and of its papers. */
export const MOST_NOTICE = 600
export const MOST_PAPERS = 12

const day = z.iso.date()
const text = z.string().trim().min(1).max(400)
const decimal = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/, schemaWords.decimal)
const codes = z.array(z.string().regex(/^\d{0,10}$/, schemaWords.digits_ten))
const countries = z.array(z.string().regex(/^[A-Z]{2}$/, schemaWords.country_code))
const anyCountries = z.union([z.literal('*'), countries.min(1)])
const fact = { fact: text, text }
const factSchema = z.strictObject(fact)
const review = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('reviewed'), at: day, by: text }),
  z.strictObject({ state: z.literal('not_reviewed') }),
])
const dated = { from: day, to: day.nullable(), knownFrom: day.optional(), knownTo: day.optional() }

export const measureSchema = z.strictObject({
  id: text,
  programme: text,
  heading: text,
  title: text,
  legalBasis: text,
  source: text,
  review,
  origins: anyCountries,
  exceptOrigins: countries.optional(),
  codes: codes.min(1),
  exceptCodes: codes.optional(),
  ...dated,
  duty: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ad_valorem'), percent: decimal }),
    z.strictObject({ kind: z.literal('compound'), percent: decimal, centsPerKilogram: decimal }),
    z.strictObject({ kind: z.literal('floor'), percent: decimal, atFloorHeading: text }),
  ]),
  basis: z.union([z.literal('customs_value'), z.strictObject({ content: text })]).optional(),
  inTransit: z
    .array(
      z.strictObject({
        loadedBefore: day,
        loadedFrom: day.optional(),
        movement: z.enum(['loaded_and_in_transit', 'loaded_or_in_transit']),
        enteredBefore: day,
        certification: factSchema.optional(),
        heading: text,
        percent: decimal,
        source: text,
      }),
    )
    .optional(),
  requires: factSchema.optional(),
  endSource: text.optional(),
  alternatives: z.array(z.strictObject({ ...fact, heading: text, percent: decimal })).optional(),
})

const exclusionSchema = z.strictObject({
  id: text,
  title: text,
  heading: text,
  programme: text,
  origins: anyCountries,
  numbers: z.array(z.string().regex(/^\d{10}$/, schemaWords.ten_digits)),
  codes,
  description: factSchema,
  legalBasis: text,
  source: text,
  review,
  ...dated,
})
const controlSchema = z.strictObject({
  id: text,
  title: text,
  kind: z.enum(CONTROL_KINDS),
  exporter: z.string().regex(/^[A-Z]{2}$/),
  destinations: anyCountries,
  codes: codes.min(1),
  licence: factSchema.optional(),
  legalBasis: text,
  source: text,
  review,
  ...dated,
})
const phaseSchema = z.strictObject({
  id: text,
  title: text,
  states: z
    .array(
      z.strictObject({
        state: z.enum(PHASE_STATES),
        from: day,
        knownFrom: day.optional(),
        source: text,
        confirmed: z.literal(true).optional(),
      }),
    )
    .min(1),
  concessions: z.array(
    z.strictObject({
      id: text,
      programme: text,
      percent: decimal,
      heading: text,
      origins: countries.min(1),
      codes: codes.min(1),
      exceptCodes: codes.optional(),
      quota: text.optional(),
      claim: factSchema.optional(),
    }),
  ),
})
/** What all dated rows with a source share. */
const sourced = { legalBasis: text, source: text, review }
const chargeSchema = z.strictObject({
  code: text,
  title: text,
  percent: decimal,
  of: z.array(text).min(1),
  codes: codes.optional(),
  exceptCodes: codes.optional(),
  ...sourced,
  ...dated,
})
const noticeSchema = z.strictObject({
  id: text,
  topic: z.enum(NOTICE_TOPICS),
  title: text,
  text: z.string().trim().min(1).max(MOST_NOTICE),
  papers: z.array(text).max(MOST_PAPERS).optional(),
  endSource: text.optional(),
  codes: codes.min(1),
  origins: anyCountries,
  requires: z.strictObject({ fact: text, text }).optional(),
  massBegins: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  ...sourced,
  ...dated,
})
const unreadSchema = z.strictObject({
  id: text,
  tariff: text,
  codes: codes.min(1),
  text,
  source: text,
  ...dated,
})
const agreementSchema = z.strictObject({
  id: text,
  title: text,
  parties: countries.min(2),
  legalBasis: text,
  source: text,
  review,
  phases: z.array(phaseSchema),
})
const period = { from: day, to: day }
const quotaSchema = z.strictObject({
  orderNumber: text,
  title: text,
  unit: z.enum(['KGM', 'NAR']),
  method: z.enum(['first_come_first_served', 'licensed']),
  definitions: z.array(
    z.strictObject({
      ...period,
      volume: z.string().regex(/^\d+(\.\d+)?$/),
      criticalThresholdPercent: decimal,
    }),
  ),
  suspensions: z.array(z.strictObject(period)).optional(),
  blockings: z.array(z.strictObject(period)).optional(),
})

const source = text.optional()
/** The destinations whose rules a change of requirements concerns. */
const destinations = countries.min(1)
const schema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add_measure'), measure: measureSchema }),
  z.strictObject({ kind: z.literal('end_measure'), measureId: text, on: day, source }),
  z.strictObject({
    kind: z.literal('supersede_measure'),
    measureId: text,
    on: day,
    measure: measureSchema,
  }),
  z.strictObject({ kind: z.literal('review_measure'), measureId: text, review }),
  z.strictObject({
    kind: z.literal('move_phase'),
    agreementId: text,
    phaseId: text,
    state: z.enum(PHASE_STATES),
    from: day,
    source: text,
  }),
  z.strictObject({ kind: z.literal('add_agreement'), agreement: agreementSchema }),
  z.strictObject({ kind: z.literal('add_phase'), agreementId: text, phase: phaseSchema }),
  z.strictObject({ kind: z.literal('open_quota'), quota: quotaSchema }),
  z.strictObject({ kind: z.literal('add_exclusion'), exclusion: exclusionSchema }),
  z.strictObject({ kind: z.literal('end_exclusion'), exclusionId: text, on: day, source }),
  z.strictObject({ kind: z.literal('add_export_control'), control: controlSchema }),
  z.strictObject({ kind: z.literal('end_export_control'), controlId: text, on: day, source }),
  z.strictObject({ kind: z.literal('add_notice'), destinations, notice: noticeSchema }),
  z.strictObject({
    kind: z.literal('supersede_notice'),
    destinations,
    noticeId: text,
    on: day,
    notice: noticeSchema,
  }),
  z.strictObject({ kind: z.literal('review_notice'), destinations, noticeId: text, review }),
  z.strictObject({ kind: z.literal('end_notice'), destinations, noticeId: text, on: day, source }),
])

/** Reads a change. Missing keys stay missing, so that the result is the engine's own type. */
export function readChange(
  value: unknown,
): { change: RuleChange } | { path: string; problem: Complaint } {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { change: parsed.data as RuleChange }
  const [issue] = parsed.error.issues
  return { path: issue?.path.join('.') ?? '', problem: complaintOf(issue?.message) }
}

/**
 * Reads stored changes.
 * @throws Error when they aren't changes
 */
export function readChanges(stored: unknown): RuleChange[] {
  return z.array(schema).parse(stored) as RuleChange[]
}

/**
 * Reads the stored scenarios of an outlook.
 * @throws Error when they aren't scenarios
 */
export function readScenarios(stored: unknown): Scenario[] {
  return z
    .array(z.strictObject({ id: text, title: text, probability: text, changes: z.array(schema) }))
    .parse(stored) as Scenario[]
}

/**
 * What is wrong with the rows of a rule set, by id: a wrong shape, an end before the beginning, or a reference to
 * something that doesn't exist. The compiler finds overlaps.
 */
export function ruleSetProblems({
  measures,
  exclusions = [],
  agreements = [],
  quotas = [],
  exportControls = [],
  charges = [],
  notices = [],
  unread = [],
}: RuleSet): string[] {
  const shape = (
    rows: readonly { id?: string; orderNumber?: string; code?: string }[],
    of: z.ZodType,
  ) =>
    rows.flatMap(
      (row) =>
        of
          .safeParse(row)
          .error?.issues.map(
            (issue) =>
              `${row.id ?? row.orderNumber ?? row.code}: ${issue.path.join('.')} ${issue.message}`,
          ) ?? [],
    )
  const backwards = [...measures, ...exclusions, ...exportControls, ...notices, ...unread]
    .filter(({ from, to }) => to !== null && to <= from)
    .map(({ id }) => `${id}: ends before it begins`)
  const knownQuotas = new Set(quotas.map(({ orderNumber }) => orderNumber))
  const programmes = new Set(measures.map(({ programme }) => programme))
  const dangling = agreements.flatMap(({ id, phases }) =>
    phases.flatMap(({ concessions }) =>
      concessions.flatMap((c) => [
        ...(c.quota && !knownQuotas.has(c.quota) ? [`${id}: no quota ${c.quota}`] : []),
        ...(programmes.has(c.programme) ? [] : [`${id}: no measure of ${c.programme}`]),
      ]),
    ),
  )
  return [
    ...shape(measures, measureSchema),
    ...shape(exclusions, exclusionSchema),
    ...shape(exportControls, controlSchema),
    ...shape(agreements, agreementSchema),
    ...shape(quotas, quotaSchema),
    ...shape(charges, chargeSchema),
    ...shape(notices, noticeSchema),
    ...shape(unread, unreadSchema),
    ...backwards,
    ...dangling,
  ]
}
