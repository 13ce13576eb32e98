import { expect, it } from 'vitest'
import type { ShownAccount } from '../settings/bank'
import { epcCode } from './epc-code'

const account: ShownAccount = {
  holder: 'Demo House Ltd',
  bank: 'Demo Bank',
  bankAddress: [],
  swift: 'DEUTDEFF',
  iban: 'DE89370400440532013000',
  account: '',
  intermediary: '',
  intermediarySwift: '',
  advice: '',
  closed: false,
  currency: 'EUR',
  setAt: new Date(0),
  isDemo: true,
}

it('has the ten lines of EPC069-12, with the reference in the tenth', () => {
  expect(
    epcCode(account, { reference: 'RF81SO00042B', amountMinor: 123_450 })?.split('\n'),
  ).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    'DEUTDEFF',
    account.holder,
    account.iban,
    'EUR1234.50',
    '',
    'RF81SO00042B',
  ])
})

it('is null for dollars, without an IBAN, and for a zero amount', () => {
  const due = { reference: 'RF81SO00042B', amountMinor: 100 }
  expect(epcCode({ ...account, currency: 'USD' }, due)).toBeNull()
  expect(epcCode({ ...account, iban: '' }, due)).toBeNull()
  expect(epcCode(account, { ...due, amountMinor: 0 })).toBeNull()
})
