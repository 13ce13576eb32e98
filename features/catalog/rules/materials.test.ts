import fc from 'fast-check'
import { expect, it } from 'vitest'
import { say } from '@/i18n/say'
import { hsCodeFor, hsCodeProblem } from './hs-code'
import { hundredths, materialFacts } from './materials'

it('a breakdown decides whether counted metals are under 15% of the weight, and leaves open what it can’t tell', () => {
  const of = (...parts: [string, string][]) =>
    materialFacts(parts.map(([material, percent]) => ({ material, percent })))
  expect(of()).toEqual({})
  expect(of(['Stainless steel', '100'])).toEqual({ metal_under_15: false })
  expect(of(['velvet', '85.01'], ['steel hinge', '14.99'])).toEqual({ metal_under_15: true })
  expect(of(['velvet', '85'], ['steel hinge', '15'])).toEqual({ metal_under_15: false })
  expect(of(['glass', '80'], ['brass', '10'], ['zamak', '10'])).toEqual({})
  expect(of(['glass', '95'], ['zamak', '5'])).toEqual({ metal_under_15: true })
})

it('percentages are counted without rounding', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (parts) => {
      expect(hundredths(String(parts / 100))).toBe(parts)
    }),
  )
})

it('the destination’s own code is declared where there is one', () => {
  const design = { hsCodeUs: '7117.19.9000', hsCodes: [{ destination: 'CA', code: '7117.19.90' }] }
  expect(['US', 'CA', 'GB'].map((destination) => hsCodeFor(destination, design))).toEqual([
    '7117.19.9000',
    '7117.19.90',
    '7117.19.9000',
  ])
  expect(hsCodeProblem({ destination: 'JP', code: '7117.19.019' })).toBeNull()
  const short = hsCodeProblem({ destination: 'DE', code: '7117.19' })
  expect(short && say(short, 'en')).toMatch(/8 or 10 digits/)
})
