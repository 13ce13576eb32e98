import { say, sayComplaint } from '@/i18n/say'
import { complaintOf } from '@/platform/validation-words'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTENT_FIELDS, fieldSchemas } from './content'
import { LISTS } from './content-lists'
import { fieldNumber, openNumbers, settledEntry } from './content-numbers'

const asks = (text: string) => / can be .+ or .+\. Write /.test(text)
const messages = (field: keyof typeof fieldSchemas, text: string): string[] =>
  (fieldSchemas[field].safeParse(text).error?.issues ?? []).map(({ message }) =>
    sayComplaint(complaintOf(message), 'en'),
  )

describe('a number of a product', () => {
  it('is asked about in its field where its schema asks', () => {
    const asking = CONTENT_FIELDS.filter((field) =>
      ['1,234', '1.000'].some((text) => messages(field, text).some(asks)),
    )
    expect(asking.length).toBeGreaterThan(8)
    for (const field of CONTENT_FIELDS)
      expect(
        ['1,234', '1.000'].some((text) => fieldNumber(field, text).choices.length > 0),
        field,
      ).toBe(asking.includes(field))
  })

  const open = fc.stringMatching(/^[1-9]\d{0,2}[.,]\d{3}$/)
  const sign = fc.constantFrom('.' as const, ',' as const)

  it('is written out as somebody answered, in a field and in a list', () => {
    fc.assert(
      fc.property(open, open, sign, (text, other, answer) => {
        for (const [field, entry] of [
          ['unitWeightGrams', text],
          ['moq', text],
          ['priceBreaks', `${text} | ${other}\n500 | ask`],
        ] as const) {
          const result = settledEntry(field, entry, answer)
          if (openNumbers(field, entry).length === 0) expect(result.text).toBe(entry)
          if (result.problems.length === 0) expect(openNumbers(field, result.text)).toEqual([])
          else
            expect(result.problems[0] && say(result.problems[0], 'en')).toContain('has more than')
        }
      }),
    )
  })

  it('in a list is decided by unambiguous neighbours before any answer', () => {
    expect(openNumbers('priceBreaks', '100 | 2,50\n500 | 1,250')).toEqual([])
    expect(openNumbers('priceBreaks', '100 | 2.50\n500 | 1,250')).toEqual([
      { text: '1,250', point: '1250.00', comma: '1.25' },
    ])
    expect(settledEntry('priceBreaks', '100 | 2.50\n500 | 1,250', ',')).toEqual({
      text: '100 | 2.50\n500 | 1.25',
      problems: [],
    })
    const { problems } = settledEntry('priceBreaks', '100 | 1,255', ',')
    expect(problems.map((each) => say(each, 'en'))).toEqual([
      'line 1: “1,255” has more than 2 digits after the decimal sign.',
    ])
    expect(settledEntry('name', '1,234', ',')).toEqual({ text: '1,234', problems: [] })
  })

  it('in a range is asked about as the whole range', () => {
    const [first] = LISTS.dimensions.numbers.choices('Length | 1,200–1300')(1, '1,200–1300')
    expect(first).toMatchObject({ plain: '1200–1300', sign: '.' })
    expect(LISTS.dimensions.read(`Length | ${first?.plain}`)).toEqual({
      entries: [{ name: 'Length', millimetres: '1200–1300' }],
    })
  })
})
