import { describe, expect, it } from 'vitest'
import { safeReturnPath } from './schema'

describe('return path after sign-in', () => {
  it.each(['/quotes/Q-00001', '/staff?view=mine'])('keeps %s', (path) =>
    expect(safeReturnPath(path, '/account')).toBe(path),
  )
  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
    undefined,
  ])('refuses %s', (path) => expect(safeReturnPath(path, '/account')).toBe('/account'))
})
