import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvTable, guessProfile, readCsv } from './bank-csv'
import { readCamt } from './camt'
import { checkStatement, entryKeys } from './check'
import { readMt940 } from './mt940'
import { readStatementFile } from './read'
import { MOST_FILE_BYTES, StatementProblem, type ReadEntry } from './statement'

const bytes = (text: string) => new TextEncoder().encode(text)
const code = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof StatementProblem) return error.problem.code
    throw error
  }
  return ''
}
const decimal = (minor: number, sign = '.') =>
  `${Math.trunc(Math.abs(minor) / 100)}${sign}${String(Math.abs(minor) % 100).padStart(2, '0')}`
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const words = fc.stringMatching(/^[A-Z0-9][A-Za-z0-9&<' .-]{0,30}[A-Z0-9]$/)
const movement = fc.record({
  amountMinor: fc.integer({ min: -9_999_999, max: 9_999_999 }).filter((each) => each !== 0),
  text: words,
  partyName: words,
})
type Movement = Pick<ReadEntry, 'amountMinor' | 'text' | 'partyName'>

function camt(
  entries: readonly Movement[],
  { version = '02', closing }: { version?: string; closing?: number } = {},
) {
  const old = version === '02'
  const sum = entries.reduce((total, { amountMinor }) => total + amountMinor, 1_000)
  const balance = (type: string, minor: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="USD">${decimal(minor)}</Amt><CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>`
  const name = (text: string) =>
    old ? `<Nm>${escaped(text)}</Nm>` : `<Pty><Nm>${escaped(text)}</Nm></Pty>`
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><Stmt><Id>DEMO-1</Id><ElctrncSeqNb>7</ElctrncSeqNb><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>USD</Ccy></Acct>${balance('OPBD', 1_000)}${balance('CLBD', closing ?? sum)}${entries
    .map(({ amountMinor, text, partyName }, i) => {
      const side = amountMinor < 0 ? 'DBIT' : 'CRDT'
      const party = amountMinor < 0 ? 'Cdtr' : 'Dbtr'
      return `<Ntry><Amt Ccy="USD">${decimal(amountMinor)}</Amt><CdtDbtInd>${side}</CdtDbtInd>${old ? '<Sts>BOOK</Sts>' : '<Sts><Cd>BOOK</Cd></Sts>'}<BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>R${i}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><${party}>${name(partyName)}</${party}></RltdPties><RmtInf><Ustrd>${escaped(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
    })
    .join('')}</Stmt></BkToCstmrStmt></Document>`
}

const mt940 = (entries: readonly Movement[]) => {
  const sum = entries.reduce((total, { amountMinor }) => total + amountMinor, 1_000)
  return [
    ':20:DEMO',
    ':25:37040044/0532013000',
    ':28C:7/1',
    ':60F:C261119USD10,',
    ...entries.flatMap(({ amountMinor, text, partyName }, i) => [
      `:61:2611201120${amountMinor < 0 ? 'D' : 'C'}${decimal(amountMinor, ',')}NTRFNONREF//R${i}`,
      `:86:166?20${text.replaceAll('?', '')}?32${partyName}`,
    ]),
    `:62F:${sum < 0 ? 'D' : 'C'}261120USD${decimal(sum, ',')}`,
    '-',
  ].join('\r\n')
}

describe('reads back what is written as a statement', () => {
  const comparable = (entries: readonly ReadEntry[]) =>
    entries.map(({ amountMinor, text, partyName }) => ({ amountMinor, text, partyName }))
  const tidy = (entries: readonly Movement[]) =>
    entries.map((each) => ({
      ...each,
      text: each.text.replaceAll(/\s+/g, ' '),
      partyName: each.partyName.replaceAll(/\s+/g, ' '),
    }))

  it.each(['02', '04', '06', '08', '13'])('camt.053 version %s', (version) => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 20 }), (entries) => {
        const [statement] = readCamt(camt(entries, { version }))
        expect(comparable(statement?.entries ?? [])).toEqual(tidy(entries))
      }),
      { numRuns: 40 },
    )
  })

  it('MT940', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 20 }), (entries) => {
        const [statement] = readMt940(mt940(entries))
        expect(comparable(statement?.entries ?? [])).toEqual(tidy(entries))
        expect(statement?.number).toBe(7)
      }),
      { numRuns: 60 },
    )
  })
})

describe('traps of MT940', () => {
  const one = (line: string) =>
    readMt940(
      [':20:X', ':25:1', ':28C:1', ':60F:C261230USD0,', line, ':62F:C261231USD0,'].join('\n'),
    )[0]?.entries[0]

  it('reads a booking day across the year, 30 February, amounts that end at the comma, and reversals', () => {
    expect(one(':61:2701021231C123,NTRFREF')).toMatchObject({
      amountMinor: 12_300,
      valueOn: '2027-01-02',
      bookedOn: '2026-12-31',
    })
    expect(one(':61:270230    C1,5NTRFNONREF')?.valueOn).toBe('2027-02-28')
    expect(one(':61:261230RC1,NTRFX')).toMatchObject({ amountMinor: -100, isReversal: true })
    expect(one(':61:261230RD1,NTRFX')?.amountMinor).toBe(100)
  })
})

describe('a refused file', () => {
  const entries = [{ amountMinor: 500, text: 'X', partyName: 'Y' }]

  it('is refused if cut off, with entities, too deep, empty, or finer than the currency', () => {
    const whole = camt(entries)
    expect(code(() => readCamt(whole.slice(0, -40)))).toBe('transfers.problems.not_xml')
    expect(code(() => readCamt(`<!DOCTYPE a [<!ENTITY b "c">]>${whole}`))).toBe(
      'transfers.problems.entities',
    )
    const outside = `<!DOCTYPE a SYSTEM "file:///etc/passwd">${whole}`
    expect(code(() => readCamt(outside))).toBe('transfers.problems.entities')
    expect(code(() => readCamt(whole.replace('X<', '&b;<')))).toBe('')
    expect(code(() => readCamt(`${'<a>'.repeat(500)}${'</a>'.repeat(500)}`))).toBe(
      'transfers.problems.not_xml',
    )
    expect(code(() => readCamt('<a></a>'))).toBe('transfers.problems.no_statement')
    expect(code(() => readCamt(whole.replace('5.00', '5.001')))).toBe('transfers.problems.amount')
    expect(code(() => readMt940(mt940(entries).split(':62F:')[0] ?? ''))).toBe(
      'transfers.problems.cut',
    )
  })

  it('is refused if of another account or currency, or where it doesn’t add up', () => {
    const known = { currency: 'USD', accounts: ['DE89370400440532013000'], last: null }
    const [right] = readCamt(camt(entries))
    const [wrong] = readCamt(camt(entries, { closing: 1_499 }))
    if (!right || !wrong) throw new Error('no statement')
    expect(checkStatement(right, known)).toEqual([])
    expect(checkStatement({ ...right, account: '0532013000' }, known)).toEqual([])
    expect(code(() => checkStatement(wrong, known))).toBe('transfers.problems.sum')
    expect(code(() => checkStatement(right, { ...known, accounts: ['FR76'] }))).toBe(
      'transfers.problems.other_account',
    )
    expect(code(() => checkStatement(right, { ...known, currency: 'EUR' }))).toBe(
      'transfers.problems.other_currency',
    )
    const last = { number: 4, closingMinor: 900, toOn: '2026-11-19' }
    expect(checkStatement(right, { ...known, last }).map((each) => each.code)).toEqual([
      'transfers.odd.gap',
      'transfers.odd.jump',
    ])
  })
})

describe('CSV', () => {
  it('reads a Chinese bank: preamble, GB 18030, two columns of amounts, a tab before long numbers', async () => {
    // In GB 18030: 账号:123 / 交易日期,借方发生额,贷方发生额,余额,对方户名,摘要
    const hex =
      'd5cbbac53a3132330abdbbd2d7c8d5c6da2cbde8b7bdb7a2c9fab6ee2cb4fbb7bdb7a2c9fab6ee2cd3e0b6ee2cb6d4b7bdbba7c3fb2cd5aad2aa0a'
    const rows =
      '20261120,,"1,234.50","2,234.50",ACME,RF\n20261121,34.50,,"2,200.00",\t00012345678,FEE\n'
    const file = Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rows)])
    const read = await readStatementFile(file)
    if (!('csv' in read)) throw new Error('not a table')
    const table = csvTable(read.csv)
    const statement = readCsv(table, guessProfile(table), { account: '', currency: 'USD', id: 'x' })
    expect(statement.entries.map(({ amountMinor }) => amountMinor)).toEqual([123_450, -3_450])
    expect(statement).toMatchObject({ openingMinor: 100_000, closingMinor: 220_000 })
    expect(statement.entries[1]?.partyName).toBe('00012345678')
  })

  it('reads Wise: one id on the transfer and its fee is two movements, and the same file again adds none', () => {
    const table = csvTable(
      'TransferWise ID,Date,Amount,Currency,Description,Payment Reference,Running Balance,Payer Name\n' +
        'TRANSFER-1,21-11-2026,-0.50,USD,Wise Charges,,99.50,\n' +
        'TRANSFER-1,21-11-2026,100.00,USD,Received,RF1,100.00,Acme\n',
    )
    const read = () =>
      readCsv(table, guessProfile(table), { account: '', currency: 'USD', id: 'x' })
    const keys = entryKeys(read().entries)
    expect(new Set(keys).size).toBe(2)
    expect(entryKeys(read().entries)).toEqual(keys)
    expect(read()).toMatchObject({ openingMinor: 0, closingMinor: 9_950 })
    const euros = () =>
      readCsv(table, guessProfile(table), { account: '', currency: 'EUR', id: 'x' })
    expect(code(euros)).toBe('transfers.problems.other_currency')
  })
})

it('refuses a file that is empty, huge or a workbook', async () => {
  const outcomeOf = async (file: Uint8Array) => {
    try {
      await readStatementFile(file)
    } catch (error) {
      return error instanceof StatementProblem ? error.problem.code : String(error)
    }
    return 'read'
  }
  expect(await outcomeOf(bytes(''))).toBe('transfers.problems.empty')
  expect(await outcomeOf(new Uint8Array(MOST_FILE_BYTES + 1))).toBe('transfers.problems.too_large')
  expect(await outcomeOf(bytes('PK\u0003\u0004'))).toBe('transfers.problems.workbook')
})

it('recognizes a file by its content', async () => {
  expect('statements' in (await readStatementFile(bytes(camt([]))))).toBe(true)
  expect('statements' in (await readStatementFile(bytes(`{1:F01}{4:\r\n${mt940([])}`)))).toBe(true)
  expect('csv' in (await readStatementFile(bytes('Date,Amount\n1,2\n')))).toBe(true)
})
