import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JOURNAL_FORMATS, JOURNAL_WRITINGS, type Posted } from './journal-formats'

const posted = (serial: number, currency: string, amount: number): Posted => ({
  serial: BigInt(serial),
  leg: 1,
  bookedOn: '2026-11-03',
  valueOn: '2026-11-02',
  causeKind: 'transfer.matched',
  causeId: 'x',
  kind: 'BANK',
  orderSerial: 42,
  subject: '',
  currency,
  amountMinor: BigInt(amount),
  balanceMinor: 0n,
  reverses: null,
  byName: 'Lin',
  company: 'Aurora Trading',
})

describe('the journal for accountants', () => {
  it('keeps its columns', () => {
    expect(JOURNAL_FORMATS.map((each) => JOURNAL_WRITINGS[each].columns.join(','))).toEqual([
      'entry,booked_on,value_on,cause,cause_id,account,order,subject,currency,debit,credit,balance_minor,reverses,by',
      'JournalNo,JournalDate,Currency,AccountName,Debits,Credits,Description,Name',
    ])
    const { row } = JOURNAL_WRITINGS.quickbooks
    expect(row(posted(7, 'USD', -1_234), 'Banks')).toEqual([
      '7-USD',
      '11/03/2026',
      'USD',
      'Banks',
      '',
      '12.34',
      'SO-00042 transfer.matched',
      'Aurora Trading',
    ])
  })

  it('has rows as wide as its head, and the entries under each number sum to zero, in any currency', () => {
    const legs = fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('USD', 'JPY', 'KWD'), legs), (entry) => {
        const postings = Object.entries(entry).flatMap(([currency, amounts]) => [
          ...amounts.map((amount) => posted(1, currency, amount)),
          posted(1, currency, -amounts.reduce((sum, amount) => sum + amount, 0)),
        ])
        for (const format of JOURNAL_FORMATS) {
          const { columns, row } = JOURNAL_WRITINGS[format]
          for (const each of postings) expect(row(each, 'x')).toHaveLength(columns.length)
        }
        const sums = new Map<string, number>()
        for (const each of postings) {
          const [number = '', , , , debit, credit] = JOURNAL_WRITINGS.quickbooks.row(each, 'x')
          const minor = (text = '') => Number(text.replace('.', ''))
          sums.set(number, (sums.get(number) ?? 0) + minor(debit) - minor(credit))
        }
        expect([...sums.values()].every((sum) => sum === 0)).toBe(true)
      }),
    )
  })
})
