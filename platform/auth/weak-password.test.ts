import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weaknessOf } from './weak-password'

describe('a password', () => {
  it.each([
    ['hunter2', 'short'],
    ['password12345', 'common'],
    ['iloveyou12345', 'common'],
    ['Password1234!', 'common'],
    ['letmeinletmein', 'pattern'],
    ['aaaaaaaaaaaaaaaa', 'pattern'],
    ['abcabcabcabcabc', 'pattern'],
    ['ana.aurora.example', 'personal'],
    ['stainlesssteel1', 'personal'],
  ])('%s is refused as %s', (password, reason) =>
    expect(weaknessOf(password, ['Ana Ruiz', 'ana@aurora.example'])).toBe(reason),
  )

  it('that was generated at random is accepted, like the demo’s sign-ins', () => {
    fc.assert(
      fc.property(fc.nat(), () => {
        expect(weaknessOf(randomBytes(12).toString('base64url'), ['staff@demo.example'])).toBeNull()
      }),
    )
  })

  it('of 128 characters is judged at once', () => {
    const began = performance.now()
    weaknessOf('aB3$'.repeat(32), [])
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
