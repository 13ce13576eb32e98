import { describe, expect, it } from 'vitest'
import type { Article } from './requested-lines'
import { estimateMinor, requestProblems, type ParsedRequest } from './request-check'

const ring = {
  sku: 'RG-1',
  published: true,
  moq: 100,
  orderMultiple: 10,
  origins: ['CN'],
  unitPriceDeltaMinor: 0,
  breaks: [{ fromQuantity: 100, unitPriceMinor: 120 }],
  variantBreaks: [],
  optionBreaks: [],
  finishMoqs: [],
  shortRun: null,
  options: [],
} as unknown as Article
const find = (sku: string) => (sku === 'RG-1' ? ring : undefined)
/** 2026-03-04 01:00 in Shanghai */
const now = new Date('2026-03-03T17:00:00Z')
const request: ParsedRequest = {
  idempotencyKey: '00000000-0000-4000-8000-000000000000',
  companyName: 'C',
  contactName: 'N',
  contactEmail: 'a@b.c',
  destination: 'US',
  incoterm: 'FOB',
  currency: 'USD',
  lines: [
    { kind: 'BULK', sku: 'RG-1', quantity: 100, optionCodes: [] },
    {
      kind: 'CUSTOM',
      quantity: 50,
      specification: { type: 'ring', grade: '304', finish: 'x', size: 'y', targetPriceMinor: 200 },
    },
  ],
  files: [],
}
const problemsOf = (change: Partial<ParsedRequest>) =>
  requestProblems({ ...request, ...change }, find, now).map((p) => `${p.path} ${p.code}`)

describe('requestProblems', () => {
  it('finds none in a good request', () => expect(problemsOf({})).toEqual([]))
  it('checks destination and dates by the factory’s day', () => {
    expect(problemsOf({ destination: 'CN' })).toEqual(['destination destination'])
    expect(problemsOf({ wantedDate: '2026-03-03' })).toEqual(['wantedDate past_date'])
    expect(problemsOf({ wantedDate: '2026-03-04' })).toEqual([])
    expect(problemsOf({ wantedDate: '2062-03-04' })).toEqual(['wantedDate far_date'])
  })
  it('names lines and files by their place', () => {
    const bulk = { kind: 'BULK' as const, sku: 'RG-1', quantity: 100, optionCodes: [] }
    expect(problemsOf({ lines: [bulk, { ...bulk, quantity: 95 }, { ...bulk, sku: 'X' }] })).toEqual(
      ['lines.1.quantity off_multiple', 'lines.2.sku unknown_sku'],
    )
    expect(
      problemsOf({
        files: [{ id: request.idempotencyKey, claimToken: 'x'.repeat(20), linePosition: 3 }],
      }),
    ).toEqual(['files.0 file_gone'])
  })
})

it('estimates in US cents', () => {
  expect(estimateMinor(request, find, { numerator: 1n, denominator: 1n })).toBe(
    100 * 120 + 50 * 200,
  )
  expect(estimateMinor(request, find, { numerator: 2n, denominator: 1n })).toBe(
    100 * 120 + (50 * 200) / 2,
  )
})
