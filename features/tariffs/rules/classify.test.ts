import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BROKERS, FIRST, LEAVES, QUESTIONS, type Goes } from '../data/classification'
import { CODE_AREAS, type Leaf } from '../data/classification-leaves'
import {
  factsInQuery,
  codeOf,
  endsFrom,
  factsThatMatter,
  factsWithoutUse,
  sameCode,
  UNKNOWN,
  walk,
  type End,
} from './classify'
import { GOODS_FACTS, GOODS_FACT_NAMES, isAnswer, type GoodsFacts } from './goods-facts'

/** Every path of the tree, with its questions and its end. */
function paths(goes: Goes, before: string[] = []): { questions: string[]; end: End }[] {
  if (!('ask' in goes)) return [{ questions: before, end: goes }]
  return Object.values(QUESTIONS[goes.ask].ways).flatMap((way) => paths(way, [...before, goes.ask]))
}
const all = paths({ ask: FIRST })
const named = (end: End) => Object.values(end).join()

/** Facts at random: for each fact nothing, “unknown”, or one of its answers. */
const anyFacts: fc.Arbitrary<GoodsFacts> = fc
  .record(
    Object.fromEntries(
      GOODS_FACT_NAMES.map((fact) => {
        const declared = GOODS_FACTS[fact]
        const answers: readonly string[] =
          declared.kind === 'choice'
            ? declared.answers
            : declared.kind === 'country'
              ? ['CN', 'GB']
              : ['12', '100']
        return [fact, fc.constantFrom(undefined, UNKNOWN, ...answers)]
      }),
    ),
  )
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, answer]) => answer)))

describe('the tree of classification', () => {
  it('ends every path in a leaf or with a named broker, and asks no fact twice on it', () => {
    for (const { questions, end } of all) {
      if ('leaf' in end) expect(LEAVES[end.leaf]).toBeDefined()
      else expect(BROKERS).toContain(end.broker)
      const facts = questions.map((id) => QUESTIONS[id as keyof typeof QUESTIONS].fact)
      expect(new Set(facts).size, questions.join()).toBe(facts.length)
    }
  })

  it('reaches every leaf, every broker and every question', () => {
    const ends = new Set(all.map(({ end }) => named(end)))
    expect([...ends].toSorted()).toEqual([...Object.keys(LEAVES), ...BROKERS].toSorted())
    expect(new Set(all.flatMap(({ questions }) => questions)).size).toBe(
      Object.keys(QUESTIONS).length,
    )
  })

  it('accepts every answer of a fact at each question that asks it', () => {
    for (const [id, { fact, ways, source }] of Object.entries(QUESTIONS)) {
      const declared = GOODS_FACTS[fact]
      expect(declared.kind, id).toBe('choice')
      if (declared.kind !== 'choice') continue
      expect(Object.keys(ways).toSorted(), id).toEqual([...declared.answers].toSorted())
      expect(source).not.toBe('')
    }
  })

  it('has codes in the form of their country, each with a rule, and a day where they were read', () => {
    for (const leaf of Object.values<Leaf>(LEAVES)) {
      expect(leaf.rule).not.toBe('')
      expect(leaf.codes.US).toBeDefined()
      for (const area of CODE_AREAS) {
        const code = leaf.codes[area]
        if (!code) continue
        expect(code.code, area).toMatch(
          area === 'US' ? /^\d{4}\.\d{2}\.\d{2}(\d{2})?$/ : /^\d{4}\.\d{2}\.\d{2}(\.\d{2})?$/,
        )
        expect(code.reviewedOn ?? '2026-01-01').toMatch(/^2026-\d{2}-\d{2}$/)
        // The first six digits are the same everywhere.
        expect(code.code.slice(0, 7)).toBe(leaf.codes.US?.code.slice(0, 7))
      }
    }
  })

  it('chooses no way where an answer isn’t known: all of them stay open', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { steps, outcome } = walk(facts)
        for (const { fact, answer } of steps) {
          expect(facts[fact]).toBe(answer)
          expect(answer).not.toBe(UNKNOWN)
        }
        if (outcome.at === 'question')
          expect(facts[QUESTIONS[outcome.question].fact]).toBeUndefined()
        if (outcome.at !== 'open') return
        const { fact, ways } = QUESTIONS[outcome.question]
        expect(facts[fact]).toBe(UNKNOWN)
        expect(outcome.ways.map(({ answer }) => answer)).toEqual(Object.keys(ways))
        for (const { ends } of outcome.ways) expect(ends.length).toBeGreaterThan(0)
      }),
    )
  })

  it('reaches an end that was open before, whatever is learned afterwards', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...GOODS_FACT_NAMES), (facts, forgotten) => {
        const outcome = walk(facts).outcome
        const open = walk({ ...facts, [forgotten]: UNKNOWN }).outcome
        if (open.at !== 'open' || outcome.at === 'open' || outcome.at === 'question') return
        const end: End = outcome.at === 'leaf' ? { leaf: outcome.leaf } : { broker: outcome.broker }
        const ends = open.ways.flatMap((way) => way.ends.map(named))
        expect(ends).toContain(named(end))
      }),
    )
  })

  it('names a fact that says nothing of the goods, and never one that it asks for', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const useless = factsWithoutUse(facts)
        for (const fact of factsThatMatter(facts)) expect(useless).not.toContain(fact)
        const rest = Object.fromEntries(
          Object.entries(facts).filter(([fact]) => !useless.some((each) => each === fact)),
        )
        expect(walk(rest)).toEqual(walk(facts))
      }),
    )
    expect(
      factsWithoutUse({ kind: 'case', surface: 'paper', build: 'folding', lining: 'textile' }),
    ).toEqual(['lining'])
  })

  it('classifies a wooden box by three answers, with its rulings', () => {
    const lined = walk({ kind: 'case', surface: 'wood', lining: 'textile' })
    expect(lined.steps).toHaveLength(3)
    expect(lined.outcome).toEqual({ at: 'leaf', leaf: 'wood_lined' })
    expect(codeOf('wood_lined', 'US')?.code).toBe('4420.90.6500')
    expect(LEAVES.wood_lined.rulings).toContain('NY R02771')
    for (const lining of ['none', 'flock', 'foil', 'plastic', 'coated_cotton'])
      expect(walk({ kind: 'case', surface: 'wood', lining }).outcome).toEqual({
        at: 'leaf',
        leaf: 'wood_unlined',
      })
    const open = walk({ kind: 'case', surface: 'wood', lining: UNKNOWN }).outcome
    expect(open.at === 'open' && endsFrom({ ask: open.question }).map(named)).toEqual([
      'wood_lined',
      'wood_unlined',
    ])
  })

  it('has one code for the members of the Union, and none where nobody has read one', () => {
    expect(codeOf('imitation', 'DE')).toEqual(codeOf('imitation', 'PL'))
    expect(codeOf('imitation', 'US')?.code).toBe('7117.19.9000')
    expect(codeOf('imitation', 'JP')).toBeNull()
    expect(codeOf('crate', 'GB')).toBeNull()
  })

  it('compares two codes as far as the shorter goes', () => {
    expect(sameCode('7117.19.9000', '7117.19.90')).toBe(true)
    expect(sameCode('4420.90.4500', '4420.90.6500')).toBe(false)
    expect(sameCode('4420', '4420.90.6500')).toBe(false)
  })

  it('reports an invalid answer in an address, and ignores what is no fact', () => {
    expect(
      factsInQuery({
        kind: 'case',
        surface: 'gold',
        lining: ['textile', 'none'],
        to: 'US',
        x: '1',
      }),
    ).toEqual({
      facts: { kind: 'case' },
      wrong: [
        { fact: 'surface', answer: 'gold' },
        { fact: 'lining', answer: 'textile, none' },
      ],
    })
    expect(isAnswer('metal_share', '101')).toBe(false)
    expect(isAnswer('melt_country', 'CN')).toBe(true)
  })
})
