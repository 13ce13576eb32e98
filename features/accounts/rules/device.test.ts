import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deviceOf } from './device'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'

it('a browser is named by its own header, and unknown without one', () => {
  expect(deviceOf(CHROME)).toEqual({ browser: 'Chrome', system: 'Windows' })
  expect(deviceOf(IPHONE)).toEqual({ browser: 'Safari', system: 'iOS' })
  expect([deviceOf(null), deviceOf('')]).toEqual(Array(2).fill({ browser: null, system: null }))
  fc.assert(fc.property(fc.string({ maxLength: 3_000 }), (text) => void deviceOf(text)))
})
