import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineFacts } from './line-facts'

const word = fc.stringMatching(/^[A-Za-z]{1,8}( \d{1,2} mm)?$/)
const labelled = fc.tuple(word, word).map(([label, value]) => `${label}: ${value}`)
const details = fc.array(
  fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(', ')),
    fc.array(labelled, { minLength: 1, maxLength: 4 }).map((rows) => rows.join('\n')),
  ),
  { maxLength: 6 },
)

describe('the description of a line', () => {
  it('states each fact of a design once: of its summary only what no row says', () => {
    expect(
      lineFacts([
        'Design D-7K2M9',
        '316L, Brushed, Inner diameter 18.2 mm, Wid',
        'Made to order.\nInner diameter: 18.2 mm\nWidth: 4 mm\nFinish: Brushed',
      ]),
    ).toEqual([
      'Design D-7K2M9',
      '316L',
      'Made to order.',
      'Inner diameter: 18.2 mm',
      'Width: 4 mm',
      'Finish: Brushed',
    ])
  })

  it('loses no row with a label, and repeats nothing', () => {
    fc.assert(
      fc.property(details, (lineDetails) => {
        const facts = lineFacts(lineDetails)
        expect(new Set(facts).size).toBe(facts.length)
        for (const row of lineDetails.flatMap((detail) => detail.split('\n')))
          if (row.includes(': ')) expect(facts).toContain(row)
      }),
    )
  })

  it('leaves plain details alone', () => {
    expect(lineFacts(['Polished', '17 mm', 'in red, please'])).toEqual([
      'Polished',
      '17 mm',
      'in red, please',
    ])
  })
})
