import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costCells, openCostNumbers, readCost, type CostCells } from './cost-cells'

const PLAIN: CostCells = {
  subject: 'sku',
  key: 'FSC-R1-ST-7',
  validFrom: '2026-11-01',
  currency: 'cny',
  cost: '3.45',
  source: 'invoice 88',
}
const problems = (cells: CostCells) => {
  const result = readCost(cells)
  return 'problems' in result
    ? result.problems.map(({ column, message }) => `${column} ${message.code.split('.').at(-1)}`)
    : []
}

describe('the cells of a cost', () => {
  it('are read as a plain figure, or as parts', () => {
    expect(readCost(PLAIN)).toEqual({
      entry: {
        subject: 'SKU',
        key: 'FSC-R1-ST-7',
        validFrom: '2026-11-01',
        currency: 'CNY',
        parts: null,
        plain: '3.45',
        setUp: '0',
        source: 'invoice 88',
      },
    })
    const result = readCost({
      ...PLAIN,
      cost: '',
      materials: '316L 12.4 8%; walnut 30\n',
      labourMinutes: '2.5',
    })
    expect('entry' in result && result.entry.parts).toMatchObject({
      materials: [
        { grade: '316L', weightGrams: '12.4', scrapPercent: '8' },
        { grade: 'walnut', weightGrams: '30', scrapPercent: '0' },
      ],
      labourMinutes: '2.5',
    })
  })

  it.each([
    [{ subject: 'pair' }, ['subject subject']],
    [{ key: '' }, ['key key']],
    [{ validFrom: '2026-02-30' }, ['validFrom day']],
    [{ validFrom: '30.11.2026' }, ['validFrom day']],
    [{ currency: 'yuan' }, ['currency currency']],
    [{ cost: 'about 3' }, ['cost number']],
    [{ cost: '-3' }, ['cost number']],
    [{ cost: '1,234' }, ['cost ambiguous']],
    [{ cost: '' }, ['cost no_way']],
    [{ plating: 'pvd-gold' }, ['cost one_way']],
    [{ cost: '', materials: '316L much' }, ['materials materials']],
    [{ cost: '', materials: '316L 5 120' }, ['materials materials']],
    [{ source: '?' }, ['source source']],
  ] satisfies [CostCells, string[]][])('name the wrong column of %o', (change, expected) => {
    expect(problems({ ...PLAIN, ...change })).toEqual(expected)
  })

  it('ask for the decimal sign only where no number shows it', () => {
    const rows = (...costs: string[]) => costs.map((cost, i) => ({ line: i + 2, cells: { cost } }))
    expect(openCostNumbers(rows('1,234', '2,5'))).toEqual([])
    expect(
      openCostNumbers(rows('1,234', '2.50')).map(({ line, column }) => [line, column]),
    ).toEqual([[2, 'cost']])
    const result = readCost({ ...PLAIN, cost: '1,234' }, { said: ',' })
    expect('entry' in result && result.entry.plain).toBe('1.234')
  })

  it('are read back as they were written', () => {
    const decimal = fc.integer({ min: 1, max: 99_999 }).map((n) => String(n / 8))
    fc.assert(
      fc.property(
        fc.array(fc.record({ grade: fc.constantFrom('316L', '304'), grams: decimal }), {
          minLength: 1,
          maxLength: 4,
        }),
        decimal,
        fc.boolean(),
        (materials, minutes, plated) => {
          const typed = {
            ...PLAIN,
            cost: '',
            materials: materials.map(({ grade, grams }) => `${grade} ${grams}`).join('; '),
            labourMinutes: minutes,
            plating: plated ? 'pvd-black' : '',
          }
          const result = readCost(typed, { said: '.' })
          if (!('entry' in result)) throw new Error(JSON.stringify(result.problems))
          expect(readCost(costCells(result.entry))).toEqual(result)
        },
      ),
    )
  })
})
