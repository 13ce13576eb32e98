/**
 * Acceptance sampling of ISO 2859-1: general inspection level II, single sampling, normal inspection. Pure;
 * browser-safe. The standard’s tables 1 and 2-A are made here by the rule that they follow, and a test holds them
 * against the cells as they are printed.
 */

/** Acceptance quality limits in percent nonconforming, as they are printed. */
export const AQLS = ['1.0', '1.5', '2.5', '4.0'] as const
export type Aql = (typeof AQLS)[number]

/** Largest lot of each code letter at general level II; a larger one has the letter after the last. */
const LOT_ENDS = [
  8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000,
] as const
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQ'
/** Pieces of a sample by code letter, A first. */
const SAMPLES = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1_250] as const

/** By limit the letter at which a sample with none found is accepted: each column begins there. */
const FIRST_LETTER: Readonly<Record<Aql, number>> = { '4.0': 1, '2.5': 2, '1.5': 3, '1.0': 4 }
/**
 * A column from its first letter down. Two arrows stand between 0 and 1: the first points up to the plan above it,
 * the second down to the plan below it.
 */
const COLUMN = [0, 'up', 'down', 1, 2, 3, 5, 7, 10, 14, 21] as const

/** What is looked at, and how many may be found. */
export interface SamplingPlan {
  /** of the lot’s size; what an arrow points to is told by the sample */
  letter: string
  /** pieces that are inspected */
  sample: number
  /** Ac: the lot is accepted with so many nonconforming pieces */
  accept: number
  /** Re: with so many it isn’t; always one more */
  reject: number
  /** the sample is the whole lot */
  isWhole: boolean
}

/**
 * The plan for a lot.
 * @param lot pieces, 1 or more
 * @throws RangeError for what is no number of pieces
 */
export function samplingPlan(lot: number, aql: Aql): SamplingPlan {
  const letter = letterOf(lot)
  const row = arrowsFollowed(letter, FIRST_LETTER[aql])
  const accept = COLUMN[row - FIRST_LETTER[aql]]
  const planned = SAMPLES[row]
  if (typeof accept !== 'number' || planned === undefined)
    throw new RangeError(`no plan for ${lot} at ${aql}`)
  const isWhole = planned >= lot
  return {
    letter: CODE_LETTERS.charAt(letter),
    sample: Math.min(planned, lot),
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

/** The letter whose plan counts: that of the lot, or what the arrows in its place point to. */
function arrowsFollowed(letter: number, first: number): number {
  const last = Math.min(first + COLUMN.length - 1, SAMPLES.length - 1)
  if (letter < first) return first
  if (letter > last) return last
  const cell = COLUMN[letter - first]
  return cell === 'up' ? letter - 1 : cell === 'down' ? letter + 1 : letter
}

/** Nonconforming pieces of the sample, by how bad it is. */
export interface FindingCounts {
  critical: number
  major: number
  minor: number
}

/** The limits that a lot is inspected by; of critical ones none is accepted. */
export interface InspectionLimits {
  major: Aql
  minor: Aql
}

export interface InspectionPlan {
  /** pieces that are taken out of the lot: enough for each of its plans */
  sample: number
  critical: SamplingPlan
  major: SamplingPlan
  minor: SamplingPlan
}

/** What an inspection of a lot looks at. @param lot pieces, 1 or more @throws RangeError */
export function inspectionPlan(lot: number, limits: InspectionLimits): InspectionPlan {
  const major = samplingPlan(lot, limits.major)
  const minor = samplingPlan(lot, limits.minor)
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

/** The kinds of finding that are too many; a lot is accepted where there is none. */
export const tooMany = (plan: InspectionPlan, found: FindingCounts): Severity[] =>
  SEVERITIES.filter((severity) => found[severity] > plan[severity].accept)

/** How strictly the next lot is inspected. `stopped`: the maker puts it right before any other lot is offered. */
export type InspectionMode = 'normal' | 'tightened' | 'stopped'

const WINDOW = 5
const REJECTED_OF_WINDOW = 2

/**
 * The switching rules over first inspections in the order in which they were made (lots that come again after rework
 * don’t count): two of five or fewer in a row rejected tighten it, five accepted in a row bring it back, and five
 * rejected while it is tightened stop it.
 */
export function inspectionMode(accepted: readonly boolean[]): InspectionMode {
  let mode: InspectionMode = 'normal'
  let recent: boolean[] = []
  for (const isAccepted of accepted) {
    if (mode === 'stopped') break
    recent.push(isAccepted)
    const rejected = recent.filter((each) => !each).length
    if (mode === 'normal') {
      recent = recent.slice(-WINDOW)
      if (recent.filter((each) => !each).length >= REJECTED_OF_WINDOW)
        [mode, recent] = ['tightened', []]
    } else if (recent.slice(-WINDOW).filter(Boolean).length === WINDOW)
      [mode, recent] = ['normal', []]
    else if (rejected >= WINDOW) mode = 'stopped'
  }
  return mode
}
