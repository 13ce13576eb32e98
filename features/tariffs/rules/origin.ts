import { isProcess, PROCESSES, type Process } from '../data/origin-processes'

/**
 * Where goods originate: the country of their last substantial transformation, by what is done where. Pure;
 * browser-safe.
 */

export interface MakingStep {
  /** ISO country */
  country: string
  process: string
}

/** One production route of goods, from the first step to the last, with its proof. */
export interface MakingRoute {
  steps: MakingStep[]
  /** one of `EVIDENCE`, or nothing */
  evidence: string
  /** number or name of that document */
  reference: string
  /** who declares the origin */
  declaredBy: string
}

export type OriginFinding =
  /** formed in one country only; steps elsewhere make its material or finish it */
  | { origin: string; reason: 'formed'; process: Process; elsewhere: MakingStep[] }
  /** formed in several; a ruling settles that the last of them counts */
  | { origin: string; reason: 'ruled'; reference: string }
  /** formed in several, and no rule of ours says which counts */
  | { origin: null; reason: 'formed_in_several'; countries: string[] }
  /** no step gives the piece its shape */
  | { origin: null; reason: 'not_formed' }

const forms = ({ process }: MakingStep): boolean =>
  isProcess(process) && PROCESSES[process] === 'forming'

/** The origin of one production route, with its reason. Finishing never changes it, wherever it is done. */
export function originOf({ steps, evidence, reference }: MakingRoute): OriginFinding {
  const formed = steps.filter(forms)
  const countries = [...new Set(formed.map(({ country }) => country))]
  const last = formed.at(-1)
  if (!last || !isProcess(last.process)) return { origin: null, reason: 'not_formed' }
  if (countries.length === 1)
    return {
      origin: last.country,
      reason: 'formed',
      process: last.process,
      elsewhere: steps.filter(({ country }) => country !== last.country),
    }
  return evidence === 'ruling' && reference !== ''
    ? { origin: last.country, reason: 'ruled', reference }
    : { origin: null, reason: 'formed_in_several', countries }
}

/** Why a production route isn't an origin that can be offered. */
export type RouteProblem =
  | { problem: 'unknown_process'; value: string }
  | { problem: 'not_formed' }
  | { problem: 'formed_in_several'; value: string }
  /** an earlier route has the same origin */
  | { problem: 'same_origin'; value: string }
  /** an origin besides the first needs a stated process, its evidence and who declares it */
  | { problem: 'process_needed' | 'evidence_needed' | 'declarer_needed'; value: string }

/** Every problem with the route concerned, counted from 0. */
export function routeProblems(routes: readonly MakingRoute[]): [at: number, RouteProblem][] {
  const before: string[] = []
  return routes.flatMap((route, at): [number, RouteProblem][] => {
    const strange = route.steps.find(({ process }) => !isProcess(process))
    if (strange) return [[at, { problem: 'unknown_process', value: strange.process }]]
    const finding = originOf(route)
    if (finding.origin === null)
      return [
        [
          at,
          finding.reason === 'not_formed'
            ? { problem: 'not_formed' }
            : { problem: 'formed_in_several', value: finding.countries.join(', ') },
        ],
      ]
    const value = finding.origin
    if (before.includes(value)) return [[at, { problem: 'same_origin', value }]]
    before.push(value)
    if (before.length === 1) return []
    const lacks = [
      ...(finding.reason === 'formed' && finding.process === 'made'
        ? ['process_needed' as const]
        : []),
      ...(route.evidence === '' || route.reference === '' ? ['evidence_needed' as const] : []),
      ...(route.declaredBy === '' ? ['declarer_needed' as const] : []),
    ]
    return lacks.map((problem) => [at, { problem, value }])
  })
}

/** The origins that can be offered, the first route's first; routes with a problem are left out. */
export function originsOf(routes: readonly MakingRoute[]): string[] {
  const wrong = new Set(routeProblems(routes).map(([at]) => at))
  return routes.flatMap((route, at) => {
    const { origin } = originOf(route)
    return origin === null || wrong.has(at) ? [] : [origin]
  })
}

/** A production route of which only the country is known. */
export const madeIn = (country: string): MakingRoute => ({
  steps: [{ country, process: 'made' }],
  evidence: '',
  reference: '',
  declaredBy: '',
})
