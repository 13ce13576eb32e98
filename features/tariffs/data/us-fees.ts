import type { Fee } from '../engine/country'

/** Fees of an entry into the United States, a row a fiscal year (from 1 October). */
const REVIEWED = { state: 'reviewed', at: '2026-11-28', by: 'Tariff desk' } as const

/** Merchandise processing fee: least and most a formal entry pays, cents. */
const MPF: readonly Pick<Fee, 'from' | 'minimumMinor' | 'maximumMinor' | 'informal' | 'source'>[] =
  [
    {
      from: '2024-10-01',
      minimumMinor: 3271,
      maximumMinor: 63_462,
      source: 'CBP user fee notice, fiscal year 2025',
    },
    {
      from: '2025-10-01',
      minimumMinor: 3358,
      maximumMinor: 65_150,
      source: 'CBP user fee notice, fiscal year 2026',
    },
    {
      from: '2026-10-01',
      minimumMinor: 3458,
      maximumMinor: 67_086,
      source: 'FR 2026-15530 of 2026-07-31, fiscal year 2027',
      informal: {
        fact: 'informal_entry',
        text: 'if customs takes it as an informal entry, filed by computer (goods under Section 301 or 232 commonly need a formal one)',
        heading: '311',
        flatMinor: 277,
        atMostMinor: 250_000,
      },
    },
  ]
/** The day each year's figures became known, where it isn't its first. */
const KNOWN: Readonly<Record<string, string>> = { '2026-10-01': '2026-07-31' }
const knownOf = (from: string): string => KNOWN[from] ?? from

const mpf: Fee[] = MPF.flatMap((year, i): Fee[] => {
  const row = {
    programme: 'mpf',
    heading: '499',
    title: 'Merchandise processing fee',
    legalBasis: '19 U.S.C. 58c; 19 CFR 24.23',
    percent: '0.3464',
    review: REVIEWED,
    exempt: {
      origins: ['MX', 'CA'],
      fact: 'usmca_originating',
      text: 'if it originates under USMCA',
    },
    knownFrom: knownOf(year.from),
    ...year,
  }
  const next = MPF[i + 1]?.from
  const id = `mpf-${year.from.slice(0, 4)}`
  // Until the next year's figures were known, these were expected to continue.
  return next
    ? [
        { ...row, id: `${id}-before-its-end`, to: null, knownTo: knownOf(next) },
        { ...row, id, to: next, knownFrom: knownOf(next) },
      ]
    : [{ ...row, id, to: null }]
})

export const usFees: readonly Fee[] = [
  ...mpf,
  {
    id: 'hmf',
    programme: 'hmf',
    heading: '501',
    title: 'Harbor maintenance fee',
    legalBasis: '26 U.S.C. 4461; 19 CFR 24.24',
    source: '19 CFR 24.24: goods by water, USMCA or not',
    percent: '0.125',
    modes: ['ocean'],
    from: '2024-10-01',
    to: null,
    knownFrom: '2024-10-01',
    review: REVIEWED,
  },
]
