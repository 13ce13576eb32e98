import { expect, test } from 'vitest'
import { z } from 'zod'
import { goldenCaseSchema, runCase } from './case'
import cases from './cases.json'
import { FAMILIES } from './families'

const all = z.array(goldenCaseSchema).parse(cases)

test.each(all.map((each) => [each.id, each] as const))('%s', (_, each) => {
  const outcome = runCase(each, FAMILIES)
  expect(
    outcome.result === 'FAIL' ? `expected ${outcome.expected} got ${outcome.got}` : 'agrees',
  ).toBe('agrees')
})

test('a wrong answer fails', () => {
  const first = all.find(({ family }) => family === 'us-7117')
  if (!first) throw new Error('no case')
  expect(
    runCase({ ...first, expected: { ...first.expected, totalPct: '18.6' } }, FAMILIES).result,
  ).toBe('FAIL')
  expect(runCase({ ...first, expected: { layersPct: { MFN: '11' } } }, FAMILIES).result).toBe(
    'FAIL',
  )
})
