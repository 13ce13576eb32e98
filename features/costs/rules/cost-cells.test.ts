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
  const read = readCost(cells)
  return 'problems' in read
    ? read.problems.map(({ column, message }) => `${column} ${message.code.split('.').at(-1)}`)
    : []
}

describe('a cost as cells', () => {
  it('is read as a plain figure, or from its parts', () => {
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
    const read = readCost({
      ...PLAIN,
      cost: '',
      materials: '316L 12.4 8%; walnut 30\n',
      labourMinutes: '2.5',
    })
    expect('entry' in read && read.entry.parts).toMatchObject({
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
  ] satisfies [CostCells, string[]][])('%o is named by its column', (change, expected) => {
    expect(problems({ ...PLAIN, ...change })).toEqual(expected)
  })

  it('asks what parts a fraction only where nothing shows it', () => {
    const rows = (...costs: string[]) => costs.map((cost, i) => ({ line: i + 2, cells: { cost } }))
    expect(openCostNumbers(rows('1,234', '2,5'))).toEqual([])
    expect(
      openCostNumbers(rows('1,234', '2.50')).map(({ line, column }) => [line, column]),
    ).toEqual([[2, 'cost']])
    const read = readCost({ ...PLAIN, cost: '1,234' }, { said: ',' })
    expect('entry' in read && read.entry.plain).toBe('1.234')
  })

  it('is read back as it was written', () => {
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
          const read = readCost(typed, { said: '.' })
          if (!('entry' in read)) throw new Error(JSON.stringify(read.problems))
          expect(readCost(costCells(read.entry))).toEqual(read)
        },
      ),
    )
  })
})
