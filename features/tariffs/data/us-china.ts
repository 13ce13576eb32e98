import type { Measure, RuleSet } from '../engine/types'

/**
 * Reviewed US duties on goods of Chinese origin for the catalog's HTS codes.
 * Read on 2026-11-23 from the HTS (general rates: JSON of January 2025; chapter
 * 99: 2026 revision 6) and the presidential texts named with each measure.
 * Days are New York dates; a measure holds from 00:01 of its first day.
 *
 * 7323.93 and 7326.90 begin on 2026-07-24, the day their whole stack is reviewed
 * for; earlier entries of them get no figure.
 */
const BEGINS = '2025-01-01'
const FULL_VALUE_232 = '2026-04-06'
const STEEL_REVIEWED = '2026-07-24'
const REVIEWED = { state: 'reviewed', at: '2026-11-23', by: 'Tariff desk' } as const

type Row = Omit<Measure, 'review' | 'source'> & { source?: string }
const row = (measure: Row): Measure => ({ source: 'HTSUS chapter 99, 2026 revision 6', ...measure, review: REVIEWED })

/** General (MFN) rate of each code. */
const GENERAL: readonly [code: string, percent: string, from?: string][] = [
  ['71171990', '11'],
  ['71171915', '8'],
  ['71179090', '11'],
  ['732393', '2', STEEL_REVIEWED],
  ['7326908688', '2.9', STEEL_REVIEWED],
  ['7326908660', '2.9', STEEL_REVIEWED],
  ['42029297', '17.6'],
  ['42029990', '20'],
  ['481960', '0'],
  ['481950', '0'],
  ['44209045', '4.3'],
  ['44209065', '0'],
  ['39249056', '3.4'],
  ['39269099', '5.3'],
  ['392640', '5.3'],
]

const dotted = (code: string): string => [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join('.')

const general: Measure[] = GENERAL.map(([code, percent, from = BEGINS]) =>
  row({
    id: `mfn-${code}`, programme: 'mfn', heading: dotted(code), title: 'General rate (MFN)', legalBasis: 'HTSUS column 1 general, 19 U.S.C. 1202',
    source: 'USITC HTS, January 2025', origin: '*', codes: [code], from, to: null, duty: { kind: 'ad_valorem', percent },
  }),
)

const compound = row({
  id: 'mfn-42023210', programme: 'mfn', heading: '4202.32.10', title: 'General rate (MFN)', legalBasis: 'HTSUS column 1 general, 19 U.S.C. 1202',
  source: 'USITC HTS, January 2025', origin: '*', codes: ['42023210'], from: BEGINS, to: null, duty: { kind: 'compound', percent: '4.6', centsPerKilogram: '12.1' },
})

const S301 = 'Section 301, Trade Act of 1974 (China)'
const LIST_3 = ['7326908688', '7326908660', '42029297', '42029990', '42023210', '481960', '481950', '44209045', '44209065']
const LIST_4A = ['71171990', '71171915', '71179090']
/** some ten-digit lines stand on List 4A, others on the suspended 4B: the higher is charged until shown otherwise */
const LIST_4A_OR_4B = ['39249056', '39269099']

const section301: Measure[] = [
  row({ id: 's301-list3', programme: 's301', heading: '9903.88.03', title: 'China Section 301, List 3', legalBasis: S301, origin: 'CN', codes: LIST_3, from: BEGINS, to: null, duty: { kind: 'ad_valorem', percent: '25' } }),
  row({ id: 's301-list4a', programme: 's301', heading: '9903.88.15', title: 'China Section 301, List 4A', legalBasis: S301, origin: 'CN', codes: LIST_4A, from: BEGINS, to: null, duty: { kind: 'ad_valorem', percent: '7.5' } }),
  row({
    id: 's301-list4a-split', programme: 's301', heading: '9903.88.15', title: 'China Section 301, List 4A', legalBasis: S301, origin: 'CN', codes: LIST_4A_OR_4B, from: BEGINS, to: null,
    duty: { kind: 'ad_valorem', percent: '7.5' }, condition: { text: 'if the ten-digit line stands on the suspended List 4B', percentIfMet: '0' },
  }),
]

const FENTANYL = { programme: 'ieepa_fentanyl', title: 'IEEPA fentanyl', legalBasis: 'Executive Order 14195 and amendments', origin: 'CN', codes: [''] } as const
const RECIPROCAL = { programme: 'ieepa_reciprocal', title: 'IEEPA reciprocal', legalBasis: 'Executive Order 14257 and amendments', origin: 'CN', codes: [''] } as const

/** Loaded before 5 April 2025 and entered by 27 May: nothing; loaded 5 to 8 April: the 10% of that week. */
const RECIPROCAL_TRANSIT = [
  { loadedBefore: '2025-04-05', enteredBefore: '2025-05-28', heading: '9903.01.28', percent: '0', source: 'EO 14257 sec. 3(a); HTS 9903.01.28' },
  { loadedFrom: '2025-04-05', loadedBefore: '2025-04-09', enteredBefore: '2025-05-28', heading: '9903.01.25', percent: '10', source: 'EO 14257 as amended; HTS 9903.01.25' },
] as const

const ieepa: Measure[] = [
  row({ ...FENTANYL, id: 'fentanyl-10', heading: '9903.01.20', from: '2025-02-04', to: '2025-03-04', duty: { kind: 'ad_valorem', percent: '10' } }),
  row({ ...FENTANYL, id: 'fentanyl-20', heading: '9903.01.24', from: '2025-03-04', to: '2025-11-10', duty: { kind: 'ad_valorem', percent: '20' } }),
  row({ ...FENTANYL, id: 'fentanyl-10-again', heading: '9903.01.24', from: '2025-11-10', to: '2026-02-24', duty: { kind: 'ad_valorem', percent: '10' } }),
  row({ ...RECIPROCAL, id: 'reciprocal-10', heading: '9903.01.25', from: '2025-04-05', to: '2025-04-09', duty: { kind: 'ad_valorem', percent: '10' }, inTransit: RECIPROCAL_TRANSIT }),
  row({ ...RECIPROCAL, id: 'reciprocal-84', heading: '9903.01.63', from: '2025-04-09', to: '2025-04-10', duty: { kind: 'ad_valorem', percent: '84' }, inTransit: RECIPROCAL_TRANSIT }),
  row({ ...RECIPROCAL, id: 'reciprocal-125', heading: '9903.01.63', from: '2025-04-10', to: '2025-05-14', duty: { kind: 'ad_valorem', percent: '125' }, inTransit: RECIPROCAL_TRANSIT }),
  row({ ...RECIPROCAL, id: 'reciprocal-10-again', heading: '9903.01.25', from: '2025-05-14', to: '2026-02-24', duty: { kind: 'ad_valorem', percent: '10' }, inTransit: RECIPROCAL_TRANSIT }),
]

const section122 = row({
  id: 's122', programme: 's122', heading: '9903.03.01', title: 'Section 122 surcharge', legalBasis: 'Section 122, Trade Act of 1974', origin: 'CN', codes: [''],
  from: '2026-02-24', to: '2026-07-24', duty: { kind: 'ad_valorem', percent: '10' },
  inTransit: [{ loadedBefore: '2026-02-24', enteredBefore: '2026-02-28', heading: '9903.03.02', percent: '0', source: 'HTS chapter 99, heading 9903.03.02' }],
})

const S232 = 'Section 232, Trade Expansion Act of 1962 (steel); US note 16 to chapter 99'
const section232: Measure[] = [
  row({ id: 's232-annex-1a', programme: 's232', heading: '9903.82.02', title: 'Section 232 steel, Annex I-A', legalBasis: S232, origin: 'CN', codes: ['7326908688'], from: FULL_VALUE_232, to: null, duty: { kind: 'ad_valorem', percent: '50' } }),
  row({ id: 's232-annex-1b', programme: 's232', heading: '9903.82.09', title: 'Section 232 steel, Annex I-B', legalBasis: S232, origin: 'CN', codes: ['732393', '7326908660'], from: FULL_VALUE_232, to: null, duty: { kind: 'ad_valorem', percent: '25' } }),
]

const forcedLabour = row({
  id: 's301-forced-labour', programme: 's301_forced_labour', heading: '9903.05.31', title: 'Section 301 forced labour', legalBasis: 'Section 301, Trade Act of 1974 (forced labour, 60 economies)',
  source: 'Presidential memorandum of 2026-07-23; CBP CSMS 69326983', origin: 'CN', codes: [''], from: '2026-07-24', to: null,
  duty: { kind: 'ad_valorem', percent: '12.5' }, excludedBy: { programme: 's232', heading: '9903.05.90' },
  inTransit: [{ loadedBefore: '2026-07-24', enteredBefore: '2026-07-28', heading: '9903.05.85', percent: '0', source: 'CBP CSMS 69326983' }],
})

export const usChinaRules: RuleSet = {
  version: '2026-11-23',
  begins: BEGINS,
  measures: [...general, compound, ...section301, ...ieepa, section122, ...section232, forcedLabour],
}
