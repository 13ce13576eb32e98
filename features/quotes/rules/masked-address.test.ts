import { expect, it } from 'vitest'
import { maskedAddress } from './masked-address'

it.each([
  ['203.0.113.7', '203.0.113.*'],
  ['::ffff:203.0.113.7', '203.0.113.*'],
  ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3:*'],
  ['2001:DB8::1', '2001:db8:*'],
  ['::1', '*'],
  ['unknown', ''],
  ['', ''],
  [null, ''],
])('%s is shown as %s', (address, masked) => expect(maskedAddress(address)).toBe(masked))
