import type { Measure } from '../engine/types'
import {
  BEGINS,
  FULL_VALUE_232,
  INDICATED_FROM,
  LATER_READING,
  row,
  STEEL_REVIEWED,
  usmca,
} from './us-row'

/** General (MFN) rate of each code. */
const GENERAL: readonly [code: string, percent: string, from?: string][] = [
  ['71162005', '3.3'],
  ['71171100', '8'],
  ['71171990', '11'],
  ['71171915', '8'],
  ['71171920', '11'],
  ['71179090', '11'],
  ['732393', '2', FULL_VALUE_232],
  ['7326908688', '2.9', STEEL_REVIEWED],
  ['7326908660', '2.9', STEEL_REVIEWED],
  ['42029297', '17.6'],
  ['42029910', '3.4'],
  ['42029990', '20'],
  ['481920', '0'],
  ['481960', '0'],
  ['481950', '0'],
  ['44209045', '4.3'],
  ['44209065', '0'],
  ['39249056', '3.4'],
  ['39269099', '5.3'],
  ['392640', '5.3'],
  ['7208', '0'],
]

/**
 * Lines beside those of the catalog, under the same headings: what our goods are mistaken for, or become by another
 * fact. Read on 2026-11-29 in the export of January 2025.
 */
const BESIDE: readonly [code: string, percent: string, from?: string][] = [
  ['71162015', '6.5'],
  ['71171905', '0'],
  ['71171930', '3.9'],
  ['71171960', '0'],
  ['71179010', '0'],
  ['71179020', '3.3'],
  ['71179030', '3.9'],
  ['71179045', '0'],
  ['71179055', '7.2'],
  ['71179060', '0'],
  ['71179075', '0'],
  ['39231090', '3'],
  ['42029190', '4.5'],
  ['44209020', '0'],
  ['44209080', '3.2'],
  ['73239990', '3.4', FULL_VALUE_232],
  ['732620', '3.9', STEEL_REVIEWED],
]

const dotted = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join('.')

const rated = (
  [code, percent, from = BEGINS]: (typeof GENERAL)[number],
  readOn?: string,
): Measure =>
  row({
    ...(readOn ? { readOn } : {}),
    id: `mfn-${code}`,
    programme: 'mfn',
    heading: dotted(code),
    title: 'General rate (MFN)',
    legalBasis: 'HTSUS column 1 general, 19 U.S.C. 1202',
    source: 'USITC HTS, January 2025',
    origins: '*',
    codes: [code],
    from,
    to: null,
    knownFrom: from,
    duty: { kind: 'ad_valorem', percent },
  })

export const general: Measure[] = [
  ...GENERAL.map((each) => rated(each)),
  ...BESIDE.map((each) => rated(each, LATER_READING)),
]

export const compound = row({
  id: 'mfn-42023210',
  programme: 'mfn',
  heading: '4202.32.10',
  title: 'General rate (MFN)',
  legalBasis: 'HTSUS column 1 general, 19 U.S.C. 1202',
  source: 'USITC HTS, January 2025',
  origins: '*',
  codes: ['42023210'],
  from: BEGINS,
  to: null,
  knownFrom: BEGINS,
  duty: { kind: 'compound', percent: '4.6', centsPerKilogram: '12.1' },
})

/**
 * What the jewelry cases paid before: their later rate taken back, which no earlier edition has
 * been read for. Named, never charged.
 */
export const indicated: Measure[] = general
  .filter(({ codes: [code] }) => code === '42029297' || code === '42029990')
  .map((measure) => ({
    ...measure,
    id: `${measure.id}-before-2025`,
    from: INDICATED_FROM,
    to: BEGINS,
    knownFrom: INDICATED_FROM,
    source: 'USITC HTS, January 2025; earlier editions not read',
    review: { state: 'not_reviewed' },
  }))

/** Goods of Mexican or Canadian origin may be free under USMCA, which only a certificate of origin proves. */
export const generalUnderUsmca: Measure[] = [...general, compound]
  .filter(({ duty }) => duty.kind === 'compound' || duty.percent !== '0')
  .map((measure) => ({
    ...measure,
    id: `${measure.id}-mx`,
    origins: ['MX', 'CA'],
    alternatives: [usmca(`${measure.heading} (S)`)],
  }))
