import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVIDENCE, isProcess, PROCESS_NAMES, PROCESSES } from '../data/origin-processes'
import {
  madeIn,
  originOf,
  originsOf,
  routeProblems,
  type MakingRoute,
  type MakingStep,
} from './origin'

const of = (grade: string) => PROCESS_NAMES.filter((process) => PROCESSES[process] === grade)
const step = (processes: readonly string[], countries = ['CN', 'MX', 'IN', 'VN']) =>
  fc.record({
    country: fc.constantFrom(...countries),
    process: fc.constantFrom(...processes),
  })
const anyRoute: fc.Arbitrary<MakingRoute> = fc.record({
  steps: fc.array(step(PROCESS_NAMES), { minLength: 1, maxLength: 6 }),
  evidence: fc.constantFrom('', ...EVIDENCE),
  reference: fc.constantFrom('', 'PR-1'),
  declaredBy: fc.constantFrom('', 'Works'),
})
const route = (steps: MakingStep[], rest: Partial<MakingRoute> = {}): MakingRoute => ({
  ...madeIn('CN'),
  steps,
  ...rest,
})

describe('the origin of goods', () => {
  it('is changed by no finishing and no making of material, wherever that is done', () => {
    fc.assert(
      fc.property(
        step(of('forming')),
        fc.array(step([...of('finishing'), ...of('material')]), { maxLength: 6 }),
        fc.nat(6),
        (formed, others, at) => {
          const finding = originOf(route(others.toSpliced(Math.min(at, others.length), 0, formed)))
          expect(finding).toMatchObject({ origin: formed.country, reason: 'formed' })
          if (finding.reason === 'formed')
            expect(finding.elsewhere).toEqual(
              others.filter(({ country }) => country !== formed.country),
            )
        },
      ),
    )
  })

  it('is always a country in which a piece is formed, or unknown', () => {
    fc.assert(
      fc.property(anyRoute, (any) => {
        const formed = any.steps.filter(
          ({ process }) => isProcess(process) && PROCESSES[process] === 'forming',
        )
        const { origin, reason } = originOf(any)
        if (origin !== null) expect(formed.map(({ country }) => country)).toContain(origin)
        if (formed.length === 0) expect(reason).toBe('not_formed')
        if (reason === 'ruled') expect([any.evidence, any.reference]).toEqual(['ruling', 'PR-1'])
      }),
    )
  })

  it('stays in China for what Mexico polishes, plates, engraves, assembles and packs', () => {
    const finding = originOf(
      route([
        { country: 'CN', process: 'casting' },
        ...['polishing', 'plating', 'engraving', 'assembly', 'packing'].map((process) => ({
          country: 'MX',
          process,
        })),
      ]),
    )
    expect(finding).toMatchObject({ origin: 'CN', process: 'casting' })
  })

  it('isn’t settled for a piece formed in two countries, except by a ruling', () => {
    const steps = [
      { country: 'CN', process: 'casting' },
      { country: 'MX', process: 'machining' },
    ]
    expect(originOf(route(steps)).origin).toBeNull()
    expect(originsOf([route(steps)])).toEqual([])
    expect(originOf(route(steps, { evidence: 'ruling', reference: 'NY N999999' }))).toMatchObject({
      origin: 'MX',
      reason: 'ruled',
    })
    expect(originOf(route(steps, { evidence: 'ruling' })).origin).toBeNull()
  })
})

describe('origins that are offered', () => {
  const tray = route([{ country: 'MX', process: 'stamping' }], {
    evidence: 'production_record',
    reference: 'PR-1',
    declaredBy: 'Works',
  })

  it('are those of the routes without a problem, each once', () => {
    fc.assert(
      fc.property(fc.array(anyRoute, { maxLength: 5 }), (routes) => {
        const origins = originsOf(routes)
        expect(new Set(origins).size).toBe(origins.length)
        const wrong = new Set(routeProblems(routes).map(([at]) => at))
        expect(origins.length).toBe(routes.length - wrong.size)
        for (const [i, any] of routes.entries()) {
          const { origin } = originOf(any)
          // Without evidence and a declarer there is the first origin, and no second.
          if (origin !== null && origins.indexOf(origin) > 0 && !wrong.has(i))
            expect(Boolean(any.evidence && any.reference && any.declaredBy)).toBe(true)
        }
      }),
    )
  })

  it('have a second only where it is made there, proven and declared', () => {
    expect(originsOf([madeIn('CN'), tray])).toEqual(['CN', 'MX'])
    for (const lacking of [
      { evidence: '' },
      { reference: '' },
      { declaredBy: '' },
      { steps: [{ country: 'MX', process: 'made' }] },
      { steps: [{ country: 'MX', process: 'polishing' }] },
    ])
      expect(originsOf([madeIn('CN'), { ...tray, ...lacking }])).toEqual(['CN'])
  })

  it('name what is missing', () => {
    expect(
      routeProblems([madeIn('CN'), madeIn('IN'), route([{ country: 'MX', process: 'magic' }])]),
    ).toEqual([
      [1, { problem: 'process_needed', value: 'IN' }],
      [1, { problem: 'evidence_needed', value: 'IN' }],
      [1, { problem: 'declarer_needed', value: 'IN' }],
      [2, { problem: 'unknown_process', value: 'magic' }],
    ])
    expect(routeProblems([madeIn('CN'), madeIn('CN')])).toEqual([
      [1, { problem: 'same_origin', value: 'CN' }],
    ])
  })
})
