import { expect, test, vi } from 'vitest'
import { db } from '@/platform/db/client'

test('counts on one limit in every instance, and tells the one too many how long to wait', async () => {
  const { consume: first } = await import('@/platform/rate-limit')
  vi.resetModules()
  const { consume: second } = await import('@/platform/rate-limit')
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => (i % 2 ? first : second)('submit', '203.0.113.7')),
  )
  expect(answers.filter((wait) => wait === null)).toHaveLength(30)
  for (const wait of answers) if (wait !== null) expect(wait).toBeGreaterThan(590)
  expect(await first('submit', '203.0.113.8')).toBeNull()
})

test('visitors who can’t be told apart don’t lock one another out', async () => {
  const { consume } = await import('@/platform/rate-limit')
  const answers = await Promise.all(Array.from({ length: 100 }, () => consume('submit', null)))
  expect(answers.every((wait) => wait === null)).toBe(true)
})

test('an address isn’t stored as it is', async () => {
  const rows = await db.rateLimitWindow.findMany()
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows.map(({ key }) => key))).not.toContain('203.0.113')
})
