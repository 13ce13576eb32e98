import type { AgreementPhaseState } from './phase-states'
import type { Agreement, AgreementPhase, Concession } from './types'

export interface GrantedConcession {
  agreement: Agreement
  phase: AgreementPhase
  concession: Concession
  /** somebody has read the text that put it into force; otherwise it is only named */
  firm: boolean
}

/** The next states a phase can take from each state; an ended phase only comes back as a new one. */
const NEXT: Readonly<Record<AgreementPhaseState, readonly AgreementPhaseState[]>> = {
  reported: ['announced', 'provisional', 'in_force', 'invalidated', 'superseded'],
  announced: ['provisional', 'in_force', 'invalidated', 'superseded'],
  provisional: ['in_force', 'suspended', 'expired', 'invalidated', 'superseded'],
  in_force: ['suspended', 'expired', 'invalidated', 'superseded'],
  suspended: ['in_force', 'expired', 'invalidated', 'superseded'],
  expired: [],
  invalidated: [],
  superseded: [],
}
export const nextStates = (state: AgreementPhaseState): readonly AgreementPhaseState[] =>
  NEXT[state]

/**
 * State of a phase on a day, as far as was known; null before anything was known of it. What was learned last
 * decides: an annulment may reach back over days on which the phase was in force.
 */
export function phaseState(
  phase: AgreementPhase,
  day: string,
  knownAt?: string,
): AgreementPhaseState | null {
  return stateOn(phase, day, knownAt)?.state ?? null
}

const stateOn = (phase: AgreementPhase, day: string, knownAt?: string) =>
  phase.states.findLast(
    ({ from, knownFrom = from }) => from <= day && (knownAt === undefined || knownFrom <= knownAt),
  )

/** Concessions of phases in force for goods on a day. */
export function grantedOn(
  agreements: readonly Agreement[],
  goods: { code: string; origin: string; day: string; knownAt?: string },
): GrantedConcession[] {
  return agreements.flatMap((agreement) =>
    agreement.phases.flatMap((phase) => {
      const phaseOn = stateOn(phase, goods.day, goods.knownAt)
      if (phaseOn?.state !== 'in_force') return []
      const firm = agreement.review.state === 'reviewed' || phaseOn.confirmed === true
      return phase.concessions
        .filter((concession) => concedes(concession, goods.code, goods.origin))
        .map((concession) => ({ agreement, phase, concession, firm }))
    }),
  )
}

function concedes(
  { origins, codes, exceptCodes = [] }: Concession,
  code: string,
  origin: string,
): boolean {
  return (
    origins.includes(origin) &&
    codes.some((each) => code.startsWith(each)) &&
    !exceptCodes.some((each) => code.startsWith(each))
  )
}
