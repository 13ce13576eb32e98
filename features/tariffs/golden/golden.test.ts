import { expect, test } from 'vitest'
import { z } from 'zod'
import { goldenCaseSchema, runCase } from './case'
import cases from './cases.json'
import { FAMILIES } from './families'
import variations from './variations.json'

const all = z.array(goldenCaseSchema).parse(cases)
/**
 * More cases of the same families, worked out by hand from the texts that each names: the other side of each cliff,
 * other codes of the same headings, other origins, certificates, weights, and quotas that are empty or just enough.
 */
const others = z.array(goldenCaseSchema).parse(variations)

test.each([...all, ...others].map((each) => [each.id, each] as const))('%s', (_, each) => {
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
