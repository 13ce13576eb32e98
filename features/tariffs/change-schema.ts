import type { Message } from '@/i18n/message'
import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import {
  anyCodes,
  anyCountries,
  countries,
  day,
  endDay,
  id,
  maybeCodes,
  percent,
  programme,
  slug,
  someCodes,
  source,
  tenDigits,
  words,
} from './rules/change-fields'
import { PHASE_STATES } from './engine/phase-states'
import {
  addNoticeSchema,
  endNoticeSchema,
  noticeChange,
  reviewNoticeSchema,
  supersedeNoticeSchema,
  type RowsOf,
} from './notice-change-schema'
import type { RuleChange } from './engine/change'
import { CONTROL_KINDS } from './engine/control-kinds'
import type { AgreementPhase, Concession, Dated, Review, RuleSet } from './engine/types'

const concession = {
  phase: words('phase'),
  state: z.enum(PHASE_STATES),
  from: day,
  programme,
  percent,
  heading: words('heading'),
  origins: countries,
  codes: someCodes,
  exceptCodes: maybeCodes,
  quota: z.string().trim().max(40),
  source,
}

/** What staff enter at the desk for one change. */
export const deskChangeSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('end_measure'), measureId: id, on: day, source }),
    z.object({ kind: z.literal('supersede_measure'), measureId: id, on: day, percent, source }),
    z.object({ kind: z.literal('review_measure'), measureId: id }),
    z.object({
      kind: z.literal('add_measure'),
      programme,
      heading: words('heading'),
      title: words('name'),
      legalBasis: words('law'),
      source,
      origins: anyCountries,
      codes: someCodes,
      exceptCodes: maybeCodes,
      percent,
      from: day,
      to: endDay,
    }),
    z.object({
      kind: z.literal('move_phase'),
      agreementId: id,
      phaseId: id,
      state: z.enum(PHASE_STATES),
      from: day,
      source,
    }),
    z.object({
      kind: z.literal('add_agreement'),
      title: words('name'),
      parties: countries,
      legalBasis: words('law'),
      ...concession,
    }),
    z.object({ kind: z.literal('add_phase'), agreementId: id, ...concession }),
    z.object({
      kind: z.literal('add_exclusion'),
      title: words('name'),
      heading: words('heading'),
      programme,
      origins: anyCountries,
      numbers: tenDigits,
      codes: anyCodes,
      condition: words('articles'),
      from: day,
      to: endDay,
      legalBasis: words('law'),
      source,
    }),
    z.object({ kind: z.literal('end_exclusion'), exclusionId: id, on: day, source }),
    z.object({
      kind: z.literal('add_export_control'),
      title: words('name'),
      control: z.enum(CONTROL_KINDS),
      exporter: countries.refine((all) => all.length === 1, schemaWords.one_country),
      destinations: anyCountries,
      codes: someCodes,
      from: day,
      to: endDay,
      legalBasis: words('law'),
      source,
    }),
    z.object({ kind: z.literal('end_export_control'), controlId: id, on: day, source }),
    addNoticeSchema,
    supersedeNoticeSchema,
    reviewNoticeSchema,
    endNoticeSchema,
  ])
  .refine((change) => !('to' in change) || change.to === null || change.from < change.to, {
    path: ['to'],
    message: schemaWords.ends_before_begins,
  })
export type DeskChange = z.infer<typeof deskChangeSchema>

/**
 * The engine's change for what was entered; a superseding row takes everything but its rate from the one it follows.
 * What is entered at the desk counts as reviewed by whoever enters it.
 * @param rowsOf the rows of a destination, needed for a change of a risk
 * @throws RangeError when there is no such measure; RuleSetError when there is no such risk
 */
export function ruleChange(
  change: DeskChange,
  rules: RuleSet,
  rowsOf: RowsOf,
  reviewer: string,
  today: string,
): RuleChange {
  const review: Review = { state: 'reviewed', at: today, by: reviewer }
  switch (change.kind) {
    case 'supersede_measure': {
      const measure = currentRow(rules.measures, change.measureId)
      if (measure.duty.kind !== 'ad_valorem')
        throw new RangeError(`${measure.id} is not a plain percentage: it can only be ended.`)
      const { knownFrom: _, endSource: __, ...row } = measure
      const next = {
        ...row,
        id: `${measure.id}-from-${change.on}`,
        from: change.on,
        to: measure.to,
        source: change.source,
        duty: { kind: 'ad_valorem' as const, percent: change.percent },
        review,
      }
      return { kind: change.kind, measureId: measure.id, on: change.on, measure: next }
    }
    case 'review_measure':
      return {
        kind: change.kind,
        measureId: currentRow(rules.measures, change.measureId).id,
        review,
      }
    case 'add_measure': {
      const { kind, percent: rate, exceptCodes, ...row } = change
      return {
        kind,
        measure: {
          ...row,
          id: slug(row.programme, row.heading, row.from),
          review,
          duty: { kind: 'ad_valorem', percent: rate },
          ...(exceptCodes.length > 0 ? { exceptCodes } : {}),
        },
      }
    }
    case 'add_agreement': {
      const { title, parties, legalBasis } = change
      return {
        kind: change.kind,
        agreement: {
          id: slug(title, change.from),
          title,
          parties,
          legalBasis,
          source: change.source,
          review,
          phases: [phaseOf(change)],
        },
      }
    }
    case 'add_phase':
      return { kind: change.kind, agreementId: change.agreementId, phase: phaseOf(change) }
    case 'add_exclusion': {
      const { kind, condition, ...row } = change
      const own = slug(row.title, row.from)
      return {
        kind,
        exclusion: {
          ...row,
          id: own,
          description: { fact: `exclusion_${own.replaceAll('-', '_')}`, text: `if ${condition}` },
          review,
        },
      }
    }
    case 'add_export_control': {
      const {
        control,
        exporter: [exporter = ''],
        title,
        destinations,
        codes: covered,
        from,
        to,
        legalBasis,
        source: text,
      } = change
      const own = slug(title, from)
      const licence =
        control === 'licence'
          ? {
              licence: {
                fact: `licence_${own.replaceAll('-', '_')}`,
                text: 'if a licence was granted',
              },
            }
          : {}
      return {
        kind: change.kind,
        control: {
          id: own,
          title,
          kind: control,
          exporter,
          destinations,
          codes: covered,
          from,
          to,
          legalBasis,
          source: text,
          review,
          ...licence,
        },
      }
    }
    case 'add_notice':
    case 'supersede_notice':
    case 'review_notice':
    case 'end_notice':
      return noticeChange(change, rowsOf, review)
    default:
      return change
  }
}

function phaseOf({
  phase,
  state,
  from,
  source: text,
  programme: lowered,
  percent: rate,
  heading,
  origins,
  codes: covered,
  exceptCodes,
  quota,
}: Extract<DeskChange, { kind: 'add_agreement' | 'add_phase' }>): AgreementPhase {
  const own = slug(phase, from)
  const granted: Concession = {
    id: own,
    programme: lowered,
    percent: rate,
    heading,
    origins,
    codes: covered,
    ...(exceptCodes.length > 0 ? { exceptCodes } : {}),
    ...(quota ? { quota } : {}),
  }
  return { id: own, title: phase, states: [{ state, from, source: text }], concessions: [granted] }
}

function currentRow<R extends Pick<Dated, 'knownTo'> & { id: string }>(
  rows: readonly R[],
  id: string,
): R {
  const row = rows.findLast((each) => each.id === id && each.knownTo === undefined)
  if (!row) throw new RangeError(`There is no measure ${id}.`)
  return row
}

/** The day from which a change affects prices; null for one without such a day. */
export function effectiveDay(change: RuleChange): string | null {
  switch (change.kind) {
    case 'add_measure':
      return change.measure.from
    case 'add_exclusion':
      return change.exclusion.from
    case 'add_export_control':
      return change.control.from
    case 'add_agreement':
      return change.agreement.phases[0]?.states[0]?.from ?? null
    case 'add_phase':
      return change.phase.states[0]?.from ?? null
    case 'add_notice':
      return change.notice.from
    case 'move_phase':
      return change.from
    default:
      return 'on' in change ? change.on : null
  }
}

/**
 * The day for which a set's impact is shown: the last on which one of its changes takes effect, or today if all
 * have.
 */
export const impactDay = (changes: readonly RuleChange[], today: string): string =>
  [today, ...changes.flatMap((change) => effectiveDay(change) ?? [])].sort().at(-1) ?? today

/** The name of a change set with one change: the title of its row, or a sentence. */
export function changeTitle(change: RuleChange): Message | string {
  const ends = (id: string): Message => ({ code: 'tariffImport.titles.ends', values: { id } })
  const reviewed = (id: string): Message => ({
    code: 'tariffImport.titles.reviewed',
    values: { id },
  })
  switch (change.kind) {
    case 'end_measure':
      return ends(change.measureId)
    case 'supersede_measure':
      return `${change.measureId}: ${change.measure.duty.percent}%`
    case 'review_measure':
      return reviewed(change.measureId)
    case 'add_measure':
      return `${change.measure.title}: ${change.measure.duty.percent}%`
    case 'move_phase':
      return {
        code: 'tariffImport.titles.phase',
        values: {
          id: change.agreementId,
          phase: change.phaseId,
          state: { code: `staff.tariffs.phaseStates.${change.state}` },
        },
      }
    case 'add_agreement':
      return change.agreement.title
    case 'add_phase':
      return `${change.agreementId}: ${change.phase.title}`
    case 'add_exclusion':
      return change.exclusion.title
    case 'end_exclusion':
      return ends(change.exclusionId)
    case 'add_export_control':
      return change.control.title
    case 'end_export_control':
      return ends(change.controlId)
    case 'open_quota':
      return change.quota.title
    case 'add_notice':
    case 'supersede_notice':
      return change.notice.title
    case 'review_notice':
      return reviewed(change.noticeId)
    case 'end_notice':
      return ends(change.noticeId)
  }
}
