import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantityChoices } from '../../rules/sheet-lines'
import { pastedTable, readPasted } from './paste'

const rows = (text: string) => readPasted(text).rows.map(({ sku, quantity }) => [sku, quantity])
const faults = (text: string) => readPasted(text).faulty.map(({ row, reason }) => [row, reason])

describe('readPasted', () => {
  it('reads the ways people write a list', () => {
    expect(rows('RG-1, 100')).toEqual([['RG-1', 100]])
    expect(rows('RG-1\t1,200\r\nRG-2\t50')).toEqual([
      ['RG-1', 1200],
      ['RG-2', 50],
    ])
    expect(rows('RG-1;100;a note')).toEqual([['RG-1', 100]])
    expect(rows('RG-1 100 pcs')).toEqual([['RG-1', 100]])
    expect(rows('"RG-1","100"')).toEqual([['RG-1', 100]])
    expect(rows('RG-1, 1,200')).toEqual([['RG-1', 1200]])
    expect(rows('100, RG-1')).toEqual([['RG-1', 100]])
    expect(rows('SKU, Quantity\nRG-1, 100\n\n')).toEqual([['RG-1', 100]])
  })

  it('reports what is wrong with a row and keeps the others', () => {
    expect(faults('RG-1, 100\nRG-2\nRG-3, many\nRG-4, -5\nRG-5, 1.5\n77')).toEqual([
      [2, 'no_quantity'],
      [3, 'bad_quantity'],
      [4, 'bad_quantity'],
      [5, 'bad_quantity'],
      [6, 'no_sku'],
    ])
  })

  it('loses no row that is not empty', () => {
    const sku = fc.stringMatching(/^[A-Z]{2}-\d{4}-[A-Z]{2}$/)
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            sku,
            fc.oneof(
              fc.integer({ min: 1, max: 1e6 }).map(String),
              fc.constant('x'),
              fc.constant(''),
            ),
          ),
        ),
        (list) => {
          const read = readPasted(list.map(([s, q]) => `${s}, ${q}`).join('\n'))
          return read.rows.length + read.faulty.length === list.length
        },
      ),
    )
  })

  it('leaves an ambiguous quantity open, unless the person’s language settles it', () => {
    expect(readPasted('RG-1\t1.000 pcs').faulty).toMatchObject([
      { sku: 'RG-1', quantityText: '1.000 pcs', reason: 'bad_quantity' },
    ])
    expect(quantityChoices('1.000 pcs').map(({ plain }) => plain)).toEqual(['1000', '1'])
    expect(readPasted('RG-1\t1.000', ',').rows).toMatchObject([{ quantity: 1000 }])
    expect(readPasted('1.000\tRG-1').faulty).toMatchObject([{ sku: 'RG-1' }])
    expect(quantityChoices('1.000', ',')).toEqual([])
    expect(quantityChoices('250')).toEqual([])
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readPasted(text).rows)))
  })
})

it('takes text with more columns for a block of a spreadsheet', () => {
  expect(pastedTable('RG-1\t100\nRG-2\t50')).toBeNull()
  expect(pastedTable('RG-1, 100, a note')).toBeNull()
  expect(pastedTable('SKU\tPieces\tNote\n\nRG-1\t100\tmatt')).toEqual([
    { line: 1, cells: ['SKU', 'Pieces', 'Note'] },
    { line: 3, cells: ['RG-1', '100', 'matt'] },
  ])
})
