import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designPicture, designQuery } from '@/features/designs/rules/address'
import { canonicalDesign, codesFor } from '@/features/designs/rules/codes'
import { designConflicts } from '@/features/designs/rules/design-conflicts'
import { DESIGN_FAMILIES, type Design } from '@/features/designs/rules/family'
import { FAMILIES } from '@/features/designs/rules/families'
import { wayOut } from '@/features/designs/rules/fixes'
import { finishesOf } from '@/features/designs/rules/finishes'
import { designTerms, unitPriceAt } from '@/features/designs/rules/price'
import { startDesign } from '@/features/designs/rules/start-design'
import { weightGrams } from '@/features/designs/rules/weight'
import { anyDesign } from '@/tests/support/any-design'
import { draftLineSchema, type DraftLine } from '../schema'
import { finishedLine, type KeptDesign } from './design-finish'
import { draftFromRequest } from './draft-from-request'
import { groupsEntered } from './entered-choices'

const RATE = { unitsPerUsd: '1', asOf: '2026-11-24', source: 'demo' }
const GIVEN = {
  validUntil: '2026-12-24',
  depositPercent: '30',
  loadingPort: 'Ningbo',
  factoryCountry: 'CN',
  language: 'en' as const,
}
const BY = { destination: 'US', currency: 'USD', rate: RATE, language: 'en' as const }
const ID = '00000000-0000-4000-8000-000000000001'

const keptDesign = (design: Design): KeptDesign => ({
  code: codesFor(canonicalDesign(design).sha256)[0] ?? '',
  design,
  weightGrams: weightGrams(design),
})

/** The line that a request for a design is quoted from. */
function drafted({ code, design }: KeptDesign, quantity: number, target?: number): DraftLine {
  const specification = {
    type: 'x',
    grade: '316L',
    finish: 'x',
    size: 'x',
    design: designQuery(design),
    designCode: code,
    packaging: 'A pouch',
    ...(target === undefined ? {} : { targetPriceMinor: target }),
  }
  const { lines } = draftFromRequest(
    {
      contactName: 'Ana',
      createdAt: new Date('2026-11-20T10:00:00Z'),
      destination: 'US',
      incoterm: 'FOB',
      currency: 'USD',
      lines: [
        {
          id: ID,
          kind: 'CUSTOM',
          quantity,
          origin: null,
          optionCodes: [],
          sample: false,
          specification,
          targetPriceMinor: null,
          note: 'For spring',
          variant: null,
        },
      ],
    },
    RATE,
    GIVEN,
  )
  const [line] = lines
  if (!line) throw new RangeError('no line')
  return draftLineSchema.parse(line)
}

/** Any design that can be made: an adjusted one, or as its family starts. */
const makeable = anyDesign(DESIGN_FAMILIES, ['', 'ANA']).map((design) =>
  designConflicts(design).length === 0
    ? design
    : (wayOut(design)?.design ?? startDesign(design.family)),
)
const inTwoFinishes = makeable.chain((design) =>
  fc.record({
    design: fc.constant(design),
    finish: fc.constantFrom(...finishesOf(design)),
    quantity: fc.integer({ min: 1, max: 5_000 }),
    target: fc.integer({ min: 1_000, max: 90_000 }),
  }),
)

describe('a made-to-order line in another finish', () => {
  it('is the line that a request for it would be quoted from, with its price changed like the planning price', () => {
    fc.assert(
      fc.property(inTwoFinishes, ({ design, finish, quantity, target }) => {
        const [from, to] = [keptDesign(design), keptDesign({ ...design, finish })]
        const line = drafted(from, quantity, target)
        const finished = finishedLine(line, from, to, BY)
        const planned = ({ design: one, weightGrams: grams }: KeptDesign) =>
          unitPriceAt(designTerms(one, grams).breaks, quantity)
        expect(finished).toEqual({
          ...drafted(to, quantity, target),
          finish,
          unitPriceMinor: Math.max(0, target + planned(to) - planned(from)),
        })
        expect(draftLineSchema.parse(finished)).toEqual(finished)
        // Changed back it is what it was.
        expect(finished && finishedLine(finished, to, from, BY)).toEqual({
          ...line,
          finish: design.finish,
        })
      }),
      { numRuns: 16 },
    )
  }, 60_000)

  it('has no price where nobody has set one, and isn’t derived from a line of another design', () => {
    const [from, to] = (['pvd-gold', 'polished'] as const).map((finish) =>
      keptDesign({ ...startDesign('band'), finish }),
    )
    if (!from || !to) throw new RangeError('two finishes')
    const line = drafted(from, 100)
    expect(finishedLine(line, from, to, BY)).toMatchObject({
      unitPriceMinor: 0,
      imagePath: designPicture(to.code),
    })
    expect(finishedLine({ ...line, details: ['In own words'] }, from, to, BY)).toBeNull()
  })

  it('is offered only in the finishes of its family', () => {
    fc.assert(
      fc.property(makeable, (design) => {
        const can = finishesOf(design)
        expect(can).toContain(design.finish)
        for (const finish of FAMILIES[design.family].finishes)
          expect(can.includes(finish)).toBe(designConflicts({ ...design, finish }).length === 0)
      }),
      { numRuns: 40 },
    )
  })
})

describe('an entered offer in another finish', () => {
  it('is under the line’s own id with what is entered beside it; an unknown finish is reported', () => {
    const line = drafted(keptDesign({ ...startDesign('signet'), finish: 'polished' }), 300, 5_00)
    const offer = {
      id: '00000000-0000-4000-8000-000000000002',
      sku: null,
      finish: 'pvd-gold',
      title: '',
      quantity: 600,
      unitPriceMinor: null,
      setupFeeMinor: 25_00,
      leadTimeDays: null,
    }
    const entered = [
      {
        of: 'line' as const,
        id: '00000000-0000-4000-8000-000000000003',
        lineId: ID,
        offers: [offer],
      },
    ]
    const inFinish = (line: DraftLine, finish: string): DraftLine | null =>
      finish === 'pvd-gold' ? { ...line, finish, unitPriceMinor: line.unitPriceMinor + 34 } : null
    const { groups, strange } = groupsEntered(entered, [line], () => null, inFinish)
    expect(strange).toEqual([])
    expect(groups).toEqual([
      {
        ...entered[0],
        offers: [
          {
            id: offer.id,
            line: {
              ...line,
              finish: 'pvd-gold',
              quantity: 600,
              unitPriceMinor: 5_34,
              setupFeeMinor: 25_00,
            },
          },
        ],
      },
    ])
    const unknown = entered.map((group) => ({ ...group, offers: [{ ...offer, finish: 'oak' }] }))
    expect(groupsEntered(unknown, [line], () => null, inFinish).strange).toEqual([
      { path: 'choices.0.offers.0.finish', code: 'no_finish' },
    ])
  })
})
