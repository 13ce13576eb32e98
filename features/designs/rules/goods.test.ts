import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDesign } from '@/tests/support/any-design'
import { factsWithoutUse, walk } from '@/features/tariffs/rules/classify'
import { isAnswer, type GoodsFact } from '@/features/tariffs/rules/goods-facts'
import { proposedCode } from '@/features/tariffs/rules/stated-goods'
import { DESIGN_FAMILIES } from './family'
import { withChange } from './fixes'
import { designGoods } from './goods'
import { startDesign } from './start-design'

describe('the customs facts of a design', () => {
  it('answer questions that are asked of it, and no others', () => {
    fc.assert(
      fc.property(anyDesign(DESIGN_FAMILIES, ['']), (design) => {
        const { facts, excludes } = designGoods(design)
        for (const [fact, answer] of [...Object.entries(facts), ...Object.entries(excludes)])
          expect(isAnswer(fact as GoodsFact, answer), `${fact} ${answer}`).toBe(true)
        expect(factsWithoutUse(facts)).toEqual([])
        expect(facts.kind).toBeDefined()
      }),
    )
  })

  it('settle the code where the choices do, and leave a question where they don’t', () => {
    const after = (family: 'band' | 'box' | 'drawer' | 'chain', changes: Record<string, string>) =>
      Object.entries(changes).reduce(
        (design, [field, value]) => withChange(design, { field, value }),
        startDesign(family),
      )
    const code = (...of: Parameters<typeof after>) =>
      proposedCode(designGoods(after(...of)).facts, 'US')?.code ?? null
    expect(code('band', { stone: 'none' })).toBe('7117.19.9000')
    expect(code('chain', {})).toBe('7117.19.9000')
    expect(code('box', { finish: 'walnut' })).toBe('4420.90.6500')
    expect(code('box', { finish: 'ivory', content: 'chest' })).toBe('4202.92.9700')
    // A small box may be carried in a handbag, and an organizer may stand in a shop: both are asked.
    expect(code('box', { finish: 'ivory', content: 'ring' })).toBeNull()
    expect(code('drawer', {})).toBeNull()
    const withStones = designGoods(after('band', { stone: 'row' }))
    expect(withStones.facts.stones).toBeUndefined()
    expect(withStones.excludes).toEqual({ stones: 'none' })
    expect(walk(withStones.facts).outcome).toEqual({ at: 'question', question: 'stones' })
  })
})
