/**
 * Acceptance sampling of ISO 2859-1: general inspection level II, single sampling, normal and
 * tightened inspection. Pure; browser-safe. The standard’s tables 1, 2-A and 2-B are generated here
 * by the rule behind them, and a test compares them with the printed cells: 2-B with table II-B of
 * MIL-STD-105E, which the standard took over; nobody has compared it with a bought copy of the
 * standard. Reduced inspection (2-C) is missing: its cells differ between the two, and no second
 * copy of either was found that has its numbers of rejection.
 */

/** Acceptance quality limits in percent nonconforming, as they are printed. */
export const AQLS = ['1.0', '1.5', '2.5', '4.0'] as const
export type Aql = (typeof AQLS)[number]

/**
 * Largest lot of each code letter at general level II; a larger lot has the letter after the last.
 */
const LOT_ENDS = [
  8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000,
] as const
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQ'
/** Sample sizes by code letter, A first. */
const SAMPLES = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1_250] as const

/** How strictly a lot is inspected. */
export const INSPECTION_SEVERITIES = ['NORMAL', 'TIGHTENED'] as const
export type InspectionSeverity = (typeof INSPECTION_SEVERITIES)[number]

/**
 * For each limit, the letter at which a sample without findings is accepted: each column of normal
 * inspection begins there.
 */
const FIRST_LETTER: Readonly<Record<Aql, number>> = { '4.0': 1, '2.5': 2, '1.5': 3, '1.0': 4 }
/**
 * A column from its first letter down. Between 0 and 1 there are two arrows: the first points up to
 * the plan above it, the second down to the plan below it. In tightened inspection both point down,
 * and the column begins a letter later.
 */
const COLUMNS = {
  NORMAL: [0, 'up', 'down', 1, 2, 3, 5, 7, 10, 14, 21],
  TIGHTENED: [0, 'down', 'down', 1, 2, 3, 5, 8, 12, 18],
} as const

/** How many pieces are inspected, and how many may be nonconforming. */
export interface SamplingPlan {
  /** letter of the lot’s size; where an arrow leads to another letter, only the sample shows it */
  letter: string
  /** pieces that are inspected */
  sample: number
  /** Ac: the lot is accepted with up to so many nonconforming pieces */
  accept: number
  /** Re: the lot is rejected with so many; always one more than Ac */
  reject: number
  /** the sample is the whole lot */
  isWhole: boolean
}

/**
 * The plan for a lot.
 * @param lot pieces, 1 or more
 * @throws RangeError where it isn’t a number of pieces
 */
export function samplingPlan(
  lot: number,
  aql: Aql,
  severity: InspectionSeverity = 'NORMAL',
): SamplingPlan {
  const letter = letterOf(lot)
  const column = COLUMNS[severity]
  const first = FIRST_LETTER[aql] + (severity === 'TIGHTENED' ? 1 : 0)
  const row = arrowsFollowed(letter, first, column)
  const accept = column[row - first]
  const sampleSize = SAMPLES[row]
  if (typeof accept !== 'number' || sampleSize === undefined)
    throw new RangeError(`no plan for ${lot} at ${aql}`)
  const isWhole = sampleSize >= lot
  return {
    letter: CODE_LETTERS.charAt(letter),
    sample: Math.min(sampleSize, lot),
    accept,
    reject: accept + 1,
    isWhole,
  }
}

function letterOf(lot: number): number {
  if (!Number.isSafeInteger(lot) || lot < 1) throw new RangeError(`a lot of ${lot} pieces`)
  const found = LOT_ENDS.findIndex((end) => lot <= end)
  return found === -1 ? LOT_ENDS.length : found
}

/**
 * The letter whose plan applies: that of the lot, or the one that the arrows in its place point to.
 */
function arrowsFollowed(
  letter: number,
  first: number,
  column: (typeof COLUMNS)[InspectionSeverity],
): number {
  const last = Math.min(first + column.length - 1, SAMPLES.length - 1)
  let at = Math.max(first, Math.min(letter, last))
  while (typeof column[at - first] === 'string') at += column[at - first] === 'up' ? -1 : 1
  return at
}

/** Nonconforming pieces of the sample, by severity. */
export interface FindingCounts {
  critical: number
  major: number
  minor: number
}

/** The limits that a lot is inspected by; critical findings are never accepted. */
export interface InspectionLimits {
  major: Aql
  minor: Aql
}

export interface InspectionPlan {
  /** pieces drawn from the lot: enough for each of its plans */
  sample: number
  critical: SamplingPlan
  major: SamplingPlan
  minor: SamplingPlan
}

/** The plan of an inspection. @param lot pieces, 1 or more @throws RangeError */
export function inspectionPlan(
  lot: number,
  limits: InspectionLimits,
  severity: InspectionSeverity = 'NORMAL',
): InspectionPlan {
  const major = samplingPlan(lot, limits.major, severity)
  const minor = samplingPlan(lot, limits.minor, severity)
  const wider = major.sample >= minor.sample ? major : minor
  return {
    sample: wider.sample,
    critical: { ...wider, accept: 0, reject: 1 },
    major,
    minor,
  }
}

export const SEVERITIES = ['critical', 'major', 'minor'] as const
export type Severity = (typeof SEVERITIES)[number]

/** The severities with too many findings; a lot is accepted where there is none. */
export const tooMany = (plan: InspectionPlan, found: FindingCounts): Severity[] =>
  SEVERITIES.filter((severity) => found[severity] > plan[severity].accept)

/**
 * How strictly the next lot is inspected. `stopped`: the maker must correct the cause before
 * offering another lot.
 */
export type InspectionMode = 'normal' | 'tightened' | 'stopped'

const WINDOW = 5
const REJECTED_OF_WINDOW = 2

/**
 * What the switching rules count: whether a lot was accepted, or that inspection resumed after a
 * correction.
 */
export type SwitchingEvent = boolean | 'resumed'

/** The severity of the next lot’s inspection, once there is one. */
export const severityOf = (mode: InspectionMode): InspectionSeverity =>
  mode === 'normal' ? 'NORMAL' : 'TIGHTENED'

/**
 * The switching rules over first inspections in the order in which they were made (lots inspected
 * again after rework don’t count): two rejections among five consecutive lots, or fewer, tighten
 * inspection; five acceptances in a row return it to normal; five rejections under tightened
 * inspection stop it. After a correction it resumes, tightened.
 */
export function inspectionMode(events: readonly SwitchingEvent[]): InspectionMode {
  let mode: InspectionMode = 'normal'
  let recent: boolean[] = []
  for (const each of events) {
    if (each === 'resumed') {
      if (mode === 'stopped') [mode, recent] = ['tightened', []]
      continue
    }
    if (mode === 'stopped') continue
    recent.push(each)
    const rejected = recent.filter((accepted) => !accepted).length
    if (mode === 'normal') {
      recent = recent.slice(-WINDOW)
      if (recent.filter((accepted) => !accepted).length >= REJECTED_OF_WINDOW)
        [mode, recent] = ['tightened', []]
    } else if (recent.length >= WINDOW && recent.slice(-WINDOW).every(Boolean))
      [mode, recent] = ['normal', []]
    else if (rejected >= WINDOW) mode = 'stopped'
  }
  return mode
}
