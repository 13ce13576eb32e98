import type { Agreement, Charge, Measure, Notice, Review, RuleSet } from '../engine/types'

/**
 * How rows of destinations other than the United States are written. A rate that was read says of what and on which
 * day; one that is recalled, or read in an edition that no longer holds, is named with what it would come to and
 * never charged.
 */

const READ_BY = 'Tariff desk'
export const NOT_REVIEWED = { state: 'not_reviewed' } as const
export const read = (at: string): Review => ({ state: 'reviewed', at, by: READ_BY })

/** First day that destinations answer for: no earlier edition of theirs has been read. */
export const BEGINS = '2026-01-01'

/** The source of some rates: an edition of a tariff, and the day it was read. */
export interface Reading {
  source: string
  legalBasis: string
  review: Review
}

/** A code without dots, and a percentage. */
export type Rate = readonly [code: string, percent: string]

const spaced = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join(' ')
const dotted = (code: string): string => spaced(code).replaceAll(' ', '.')

/**
 * General rates of a destination, one row per code.
 * @param prefix of the rows' ids
 * @param style how the country writes its codes
 */
export const generalRates = (
  prefix: string,
  rates: readonly Rate[],
  { source, legalBasis, review }: Reading,
  style: 'spaced' | 'dotted' = 'dotted',
): Measure[] =>
  rates.map(([code, percent]) => ({
    id: `${prefix}-mfn-${code}`,
    programme: 'mfn',
    heading: style === 'spaced' ? spaced(code) : dotted(code),
    title: 'General rate',
    legalBasis,
    source,
    review,
    origins: '*',
    codes: [code],
    from: BEGINS,
    to: null,
    knownFrom: BEGINS,
    duty: { kind: 'ad_valorem', percent },
  }))

/** A tax or charge of a destination. */
export const charge = (
  code: string,
  title: string,
  percent: string,
  of: readonly string[],
  reading: Reading,
  over: Partial<Charge> = {},
): Charge => ({
  code,
  title,
  percent,
  of,
  from: BEGINS,
  to: null,
  knownFrom: BEGINS,
  ...reading,
  ...over,
})

/** An agreement, in force since a day, that frees goods of some origins on proof. */
export function preference(
  agreement: Pick<Agreement, 'id' | 'title' | 'parties' | 'legalBasis' | 'source' | 'review'>,
  granted: {
    since: string
    origins: readonly string[]
    codes: readonly string[]
    fact: string
    /** the rule of origin and its proof, beginning with "if" */
    proof: string
    percent?: string
    heading: string
  },
): Agreement {
  const { since, origins, codes, fact, proof, percent = '0', heading } = granted
  return {
    ...agreement,
    phases: [
      {
        id: 'preference',
        title: 'preferential rate',
        states: [{ state: 'in_force', from: since, source: agreement.source }],
        concessions: [
          {
            id: `${agreement.id}-rate`,
            programme: 'mfn',
            percent,
            heading,
            origins,
            codes,
            claim: { fact, text: proof },
          },
        ],
      },
    ],
  }
}

/** A provision that no percentage expresses. */
export const notice = (
  row: Pick<
    Notice,
    'id' | 'topic' | 'title' | 'text' | 'codes' | 'legalBasis' | 'source' | 'review'
  > &
    Partial<Notice>,
): Notice => ({ origins: '*', from: BEGINS, to: null, knownFrom: BEGINS, ...row })

/** What the rules of all destinations share. */
export const destinationRules = (
  rules: Pick<RuleSet, 'destination' | 'version' | 'valueBasis' | 'measures'> & Partial<RuleSet>,
): RuleSet => ({
  currency: 'USD',
  begins: BEGINS,
  origins: '*',
  order: ['mfn'],
  cumulation: [],
  ...rules,
})
