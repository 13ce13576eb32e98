import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { say } from '@/i18n/say'
import { GOODS_FACT_NAMES, GOODS_FACTS, type GoodsFacts } from './goods-facts'
import { SPEAKERS, type GoodsStatement, type Speaker } from './goods-statements'
import { goodsProblemMessage } from './goods-words'
import { contradictions, goodsKnown, goodsProblems, proposedCode } from './stated-goods'

const AT = '2026-11-29T08:00:00Z'
const statement = (from: Speaker, facts: GoodsFacts, excludes?: GoodsFacts): GoodsStatement => ({
  from,
  by: from,
  at: AT,
  facts,
  ...(excludes ? { excludes } : {}),
})
const anyFacts: fc.Arbitrary<GoodsFacts> = fc
  .record(
    Object.fromEntries(
      GOODS_FACT_NAMES.map((fact) => {
        const declared = GOODS_FACTS[fact]
        return [
          fact,
          fc.option(
            declared.kind === 'choice'
              ? fc.constantFrom(...declared.answers)
              : fc.constantFrom(declared.kind === 'country' ? 'KR' : '40'),
            { nil: undefined },
          ),
        ]
      }),
    ),
  )
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, answer]) => answer)))
const anyStatements = fc.array(
  fc.record({ from: fc.constantFrom(...SPEAKERS), facts: anyFacts, excludes: anyFacts }),
  { maxLength: 4 },
)

describe('statements on goods by several people', () => {
  it('are known where nobody contradicts them, and nowhere else', () => {
    fc.assert(
      fc.property(anyStatements, (each) => {
        const all = each.map(({ from, facts, excludes }) => statement(from, facts, excludes))
        const known = goodsKnown(all)
        const open = new Set(contradictions(all).map(({ fact }) => fact))
        for (const fact of GOODS_FACT_NAMES) {
          const answers = new Set(all.flatMap(({ facts }) => facts[fact] ?? []))
          const ruledOut = all.some(
            ({ excludes }) => excludes?.[fact] !== undefined && answers.has(excludes[fact]),
          )
          expect(open.has(fact)).toBe(answers.size > 1 || ruledOut)
          expect(known[fact]).toBe(open.has(fact) ? undefined : [...answers][0])
        }
      }),
    )
  })

  it('name a contradiction with both sides, whichever of them may withdraw it', () => {
    const design = statement('design', { kind: 'jewelry', metal: 'base' }, { stones: 'none' })
    const buyer = statement('buyer', { stones: 'none' })
    const [problem, ...more] = goodsProblems([design, buyer], ['buyer'])
    expect(more).toEqual([])
    if (!problem) throw new Error('a contradiction is a problem')
    expect(say(goodsProblemMessage(problem), 'en')).toBe(
      '“No stones” is said by the buyer, buyer, but stones are set in its design design.',
    )
    const two = goodsProblems(
      [statement('product', { stones: 'synthetic' }), statement('desk', { stones: 'none' })],
      ['desk'],
    )
    expect(two.map((each) => say(goodsProblemMessage(each), 'en'))).toEqual([
      '“No stones” is said by our desk, desk, “Cubic zirconia or other synthetic stones” by the catalog (product): only one of them can be true.',
    ])
    expect(goodsKnown([design, buyer]).stones).toBeUndefined()
  })

  it('report an invalid or useless answer to those who can correct it', () => {
    const wrong = [statement('desk', { kind: 'carton', lining: 'textile', corrugated: 'maybe' })]
    expect(goodsProblems(wrong, ['desk']).map(({ problem, fact }) => [problem, fact])).toEqual([
      ['useless', 'lining'],
      ['no_answer', 'corrugated'],
    ])
    expect(goodsProblems(wrong, ['buyer'])).toEqual([])
  })

  it('lead to a code only once every question on the way is answered', () => {
    const ring: GoodsFacts = { kind: 'jewelry', metal: 'base', cuff_link: 'no', chain: 'none' }
    expect(proposedCode(ring, 'US')).toBeNull()
    expect(proposedCode({ ...ring, stones: 'none' }, 'US')?.code).toBe('7117.19.9000')
    expect(proposedCode({ ...ring, stones: 'none' }, 'DE')?.code).toBe('7117.19.00')
    // Stones bring the lower duty, but their kind alone doesn't: the value of a piece is asked too.
    expect(proposedCode({ ...ring, stones: 'synthetic' }, 'US')).toBeNull()
  })
})
