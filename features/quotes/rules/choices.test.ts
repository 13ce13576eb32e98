import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { A_HOUSE } from '@/tests/support/a-house'
import { anyChoosableDraft } from '@/tests/support/any-choices'
import { anyDraft } from '@/tests/support/any-quote-draft'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'
import { quoteDocumentSchema, type QuoteDraft } from '../schema'
import { documentHash } from './canonical'
import {
  allPicks,
  choiceProblem,
  enteredPath,
  everyPick,
  firstPicks,
  pickCount,
  pickedDocument,
  pickedDraft,
  pickRefusal,
  samePicks,
  tidyChoices,
} from './choices'
import { composeRevision } from './compose-revision'

const NOW = new Date('2026-11-24T12:00:00Z')
const compose = (draft: QuoteDraft) =>
  composeRevision(
    draft,
    {
      quoteSerial: 7,
      revision: 1,
      buyer: { companyName: 'Demo Boutique', contactName: 'Ana', contactEmail: 'a@demo.example' },
      contact: { name: 'Lin', email: 'lin@fsc.example' },
      exchangeRate: { unitsPerUsd: '1', asOf: '2026-11-24', source: 'demo' },
    },
    SHIPPED_RULES,
    NOW,
    A_HOUSE,
  )

describe('a quote with choices', () => {
  it('is for every choice the quote of the chosen draft, and its parts add up to its total', () => {
    fc.assert(
      fc.property(anyChoosableDraft, (draft) => {
        const document = quoteDocumentSchema.parse(JSON.parse(JSON.stringify(compose(draft))))
        const picks = allPicks(draft)
        expect(picks).toHaveLength(pickCount(draft))
        expect(everyPick(document).map((each) => each.picks)).toEqual(picks)
        for (const pick of picks) {
          const picked = pickedDocument(document, pick)
          expect(picked).toEqual(compose(pickedDraft(draft, pick)))
          expect(picked.depositMinor + picked.balanceMinor).toBe(picked.totalMinor)
          expect(picked.draft.choices ?? picked.draft.optionalLines).toBeUndefined()
          expect(picked.alternatives).toBeUndefined()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('comes to the same as without choices, where the first offers are chosen', () => {
    fc.assert(
      fc.property(anyChoosableDraft, (draft) => {
        const { choices: _, optionalLines: __, ...plain } = draft
        expect(pickedDocument(compose(draft), firstPicks(draft))).toEqual(compose(plain))
      }),
      { numRuns: 40 },
    )
  })

  it('has another hash with any other offer', () => {
    fc.assert(
      fc.property(anyChoosableDraft, (draft) => {
        const [group] = draft.choices ?? []
        if (group?.of !== 'line') throw new RangeError('no group')
        const dearer = group.offers.map(({ id, line }) => ({
          id,
          line: { ...line, unitPriceMinor: line.unitPriceMinor + 1 },
        }))
        const other = { ...draft, choices: [{ ...group, offers: dearer }] }
        expect(documentHash(compose(other))).not.toBe(documentHash(compose(draft)))
      }),
      { numRuns: 20 },
    )
  })

  it('accepts a choice in any order, and reports an invalid one', () => {
    fc.assert(
      fc.property(anyChoosableDraft, fc.uuid(), fc.nat(), (draft, strange, at) => {
        const all = allPicks(draft)
        const pick = all[at % all.length] ?? []
        const document = compose(draft)
        expect(pickRefusal(draft, pick.toReversed())).toBeNull()
        expect(pickedDocument(document, pick.toReversed())).toEqual(pickedDocument(document, pick))
        expect(pickRefusal(draft, [...pick, strange])).toBe('pick_unknown')
        const [group] = draft.choices ?? []
        const ids = group ? [group.id, ...group.offers.map(({ id }) => id)] : []
        expect(
          pickRefusal(
            draft,
            pick.filter((id) => !ids.includes(id)),
          ),
        ).toBe('pick_missing')
        expect(pickRefusal(draft, [...new Set([...pick, ...ids])])).toBe('pick_two')
        const [line] = draft.optionalLines ?? []
        if (line)
          expect(
            pickRefusal(draft, [...pick.filter((id) => id !== line.id), line.id, line.id]),
          ).toBe('pick_twice')
        for (const other of all)
          expect(pickRefusal(draft, other) === null && samePicks(other, pick)).toBe(other === pick)
      }),
      { numRuns: 40 },
    )
  })

  it('leaves a quote without choices unchanged', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const document = compose(draft)
        expect(allPicks(draft)).toEqual([[]])
        expect(document).not.toHaveProperty('alternatives')
        expect(pickedDocument(document, [])).toEqual(document)
        expect(pickRefusal(draft, ['00000000-0000-4000-8000-000000000001'])).toBe('pick_unknown')
        expect(tidyChoices(draft)).toEqual(draft)
      }),
      { numRuns: 40 },
    )
  })

  it('refuses too many combinations, a group without a line, and a repeated id', () => {
    fc.assert(
      fc.property(anyChoosableDraft, fc.uuid(), (draft, other) => {
        const [line] = draft.lines
        const [group] = draft.choices ?? []
        if (!line || group?.of !== 'line') throw new RangeError('no group')
        expect(choiceProblem(draft)).toBeNull()
        const optionalLines = Array.from({ length: 6 }, (_, i) => ({
          ...line,
          id: `${other.slice(0, -1)}${i}`,
        }))
        expect(choiceProblem({ ...draft, optionalLines })).toBe('choices_many')
        expect(choiceProblem({ ...draft, choices: [{ ...group, lineId: other }] })).toBe(
          'choices_line',
        )
        expect(choiceProblem({ ...draft, optionalLines: [line] })).toBe('choices_twice')
      }),
      { numRuns: 20 },
    )
  })

  it('names the entry that holds a value of a chosen draft', () => {
    const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
    const choosable = {
      lines: [{ id: id(1) }, { id: id(2) }],
      choices: [{ of: 'line', id: id(3), lineId: id(2), offers: [{ id: id(4) }] }],
      optionalLines: [{ id: id(5) }, { id: id(6) }],
    } as unknown as Parameters<typeof enteredPath>[0]
    expect(enteredPath(choosable, [id(3)], 'lines.1.hsCode')).toBe('lines.1.hsCode')
    expect(enteredPath(choosable, [id(4)], 'lines.1.hsCode')).toBe('choices.0.offers.0.line.hsCode')
    expect(enteredPath(choosable, [id(3), id(6)], 'lines.2.hsCode')).toBe('optionalLines.1.hsCode')
    expect(enteredPath(choosable, [id(4)], 'incoterm')).toBe('incoterm')
  })
})
