import { describe, expect, it } from 'vitest'
import { codeDuty, compareCodes, leafDuty, pricedWays } from './classified-duty'
import { UNKNOWN, walk } from './classify'
import { engineFacts, factsOf } from './goods-facts'
import { SHIPPED_RULES } from './rules-in-force'

const ASKED = { destination: 'US', origin: 'CN', day: '2026-11-24', facts: {} }

describe('what a classification costs', () => {
  it('shows the answers of an open question with their duty, the dearest first and none chosen', () => {
    const { outcome } = walk({ kind: 'case', surface: 'wood', lining: UNKNOWN })
    if (outcome.at !== 'open') throw new Error('not open')
    const ways = pricedWays(outcome.ways, ASKED, SHIPPED_RULES)
    expect(ways.map(({ mostMinor }) => mostMinor)).toEqual(
      ways.map(({ mostMinor }) => mostMinor).toSorted((a, b) => Number(b) - Number(a)),
    )
    expect(ways[0]?.mostMinor).toBe(41_800)
    expect(ways.at(-1)).toMatchObject({ answer: 'textile', mostMinor: 37_500 })
  })

  it('puts an answer without a figure first, since it could be the dearest', () => {
    const { outcome } = walk({ kind: 'jewelry', metal: 'base', stones: UNKNOWN })
    if (outcome.at !== 'open') throw new Error('not open')
    const [first] = pricedWays(outcome.ways, ASKED, SHIPPED_RULES)
    expect(first?.mostMinor).toBeNull()
  })

  it('says what a wrong code costs, in either direction', () => {
    expect(compareCodes('7117.19.9000', '7116.20.0580', ASKED, SHIPPED_RULES)).toMatchObject({
      held: { dutyMinor: 31_000 },
      proposed: { dutyMinor: 15_800 },
      differenceMinor: -15_200,
    })
    expect(compareCodes('4819.20.0040', '4202.99.9000', ASKED, SHIPPED_RULES).differenceMinor).toBe(
      20_000,
    )
    const none = compareCodes('7117.19.9000', '9999.99.9999', ASKED, SHIPPED_RULES)
    expect(none).toMatchObject({ differenceMinor: null })
    expect(none.proposed.message?.code).toMatch(/^duty\.no_rate/)
  })

  it('has no code where none was read, and no duty from an origin that isn’t loaded', () => {
    expect(leafDuty('crate', { ...ASKED, destination: 'JP' }, SHIPPED_RULES)).toBeNull()
    expect(codeDuty('7117.19.9000', { ...ASKED, origin: 'BR' }, SHIPPED_RULES).dutyMinor).toBeNull()
  })
})

describe('facts for the engine', () => {
  it('settle what they say and nothing else', () => {
    expect(engineFacts({})).toEqual({})
    expect(engineFacts({ metal_share: '14.99' })).toEqual({ metal_under_15: true })
    expect(engineFacts({ metal_share: '15' })).toEqual({ metal_under_15: false })
    expect(engineFacts({ melt_country: 'CN' })).toEqual({
      uk_melted_95: false,
      steel_melted_in_china: true,
    })
    expect(engineFacts({ mill_certificate: 'yes' })).toEqual({})
    expect(engineFacts({ childrens: 'no' })).toEqual({ for_children: false })
    // That it was melted in the United Kingdom doesn't say that 95% of it was.
    expect(engineFacts({ melt_country: 'GB' })).toEqual({})
    expect(engineFacts({ metal_share: '40' }, { metal_under_15: true })).toEqual({
      metal_under_15: false,
    })
  })

  it('leave out what is no statement', () => {
    expect(
      factsOf([
        { fact: 'stones', answer: 'none' },
        { fact: 'lining', answer: 'silk' },
        { fact: 'colour', answer: 'red' },
      ]),
    ).toEqual({ stones: 'none' })
  })
})
