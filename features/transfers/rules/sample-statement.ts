import { plainAmount } from '@/platform/money'
import type { ReadEntry, ReadStatement } from '../readers/statement'
import type { MatchFacts, OpenPart } from './match'

export const SAMPLE_FORMATS = ['camt053', 'csv'] as const
export type SampleFormat = (typeof SAMPLE_FORMATS)[number]

/** A made-up statement of the demonstration, to try out taking one. */
export type SampleStatement = Pick<
  ReadStatement,
  'account' | 'currency' | 'number' | 'openingMinor' | 'closingMinor' | 'entries'
> & { day: string }

/** Texts that a bank would write: they are data of a file, not texts of the site. */
const PAYER_OF_NOBODY = 'DEMO Unknown Payer Ltd'

/**
 * What a bank could report of a day on a demonstration account: the oldest open part a little short, the next in
 * full with a mistyped reference, payouts of the sandbox on their way, an unknown payment, interest, and an outgoing
 * fee. Pure.
 * @param facts of the account's currency
 * @param last the newest statement so far
 * @param payouts in the currency
 */
export function sampleStatement(
  { parts, toleranceMinor }: Pick<MatchFacts, 'parts' | 'toleranceMinor'>,
  {
    account,
    currency,
    day,
    last,
    payouts = [],
  }: {
    account: string
    currency: string
    day: string
    last: { number: number | null; closingMinor: number | null } | null
    payouts?: readonly { id: string; amountMinor: number }[]
  },
): SampleStatement {
  const mine = parts.filter((part) => part.currency === currency)
  const [first, second] = mine
  const came = (part: OpenPart, amountMinor: number, reference: string): ReadEntry => ({
    ...blank,
    amountMinor,
    bookedOn: day,
    valueOn: day,
    bankReference: `DEMO-${day}-${part.reference}`,
    text: reference,
    partyName: part.companyName,
  })
  const entries: ReadEntry[] = [
    ...(first
      ? [
          came(
            first,
            first.openMinor - toleranceMinor(currency, first.openMinor),
            `DEMO ${first.reference}`,
          ),
        ]
      : []),
    ...(second ? [came(second, second.openMinor, `DEMO ${swapped(second.reference)}`)] : []),
    ...payouts.map(({ id, amountMinor }) => own(day, id, amountMinor, `DEMO ${id}`, 'DEMO Stripe')),
    own(day, 1, 12_345, 'DEMO order 4711', PAYER_OF_NOBODY),
    own(day, 2, 321, 'DEMO credit interest', ''),
    own(day, 3, -1_500, 'DEMO account fee', ''),
  ].filter(({ amountMinor }) => amountMinor !== 0)
  const openingMinor = last?.closingMinor ?? 0
  return {
    account,
    currency,
    day,
    number: last?.number == null ? 1 : last.number + 1,
    openingMinor,
    closingMinor: entries.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor),
    entries,
  }
}

const blank = { reference: '', partyName: '', partyAccount: '', isReversal: false }

const own = (
  day: string,
  ordinal: number | string,
  amountMinor: number,
  text: string,
  partyName: string,
): ReadEntry => ({
  ...blank,
  amountMinor,
  bookedOn: day,
  valueOn: day,
  bankReference: `DEMO-${day}-${ordinal}`,
  text,
  partyName,
})

/** Swaps the last two characters that differ, as typing fingers do. */
function swapped(reference: string): string {
  const letters = [...reference]
  for (let i = letters.length - 1; i > 0; i--) {
    const [left, right] = [letters[i - 1], letters[i]]
    if (left === undefined || right === undefined || left === right) continue
    letters[i - 1] = right
    letters[i] = left
    break
  }
  return letters.join('')
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** As camt.053 of version 08. Pure. */
export function asCamt(statement: SampleStatement): string {
  const { account, currency, number, openingMinor, closingMinor, day, entries } = statement
  const amount = (minor: number) =>
    `<Amt Ccy="${currency}">${plainAmount(Math.abs(minor), currency)}</Amt><CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
  const balance = (type: string, minor: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${amount(minor)}<Dt><Dt>${day}</Dt></Dt></Bal>`
  const rows = entries.map(
    (entry) => `
      <Ntry>${amount(entry.amountMinor)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${entry.bookedOn}</Dt></BookgDt><ValDt><Dt>${entry.valueOn}</Dt></ValDt><AcctSvcrRef>${xml(entry.bankReference)}</AcctSvcrRef><NtryDtls><TxDtls>${partyXml(entry)}<RmtInf><Ustrd>${xml(entry.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- DEMO: made up, of no bank -->
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>DEMO-${day}</MsgId><CreDtTm>${day}T00:00:00Z</CreDtTm></GrpHdr>
    <Stmt><Id>DEMO-${day}-${number ?? 0}</Id><ElctrncSeqNb>${number ?? 0}</ElctrncSeqNb>
      <Acct><Id>${idXml(account)}</Id><Ccy>${currency}</Ccy></Acct>
      ${balance('OPBD', openingMinor ?? 0)}${balance('CLBD', closingMinor ?? 0)}${rows.join('')}
    </Stmt>
  </BkToCstmrStmt>
</Document>
`
}

const idXml = (account: string) =>
  /^[A-Z]{2}\d{2}/.test(account)
    ? `<IBAN>${xml(account)}</IBAN>`
    : `<Othr><Id>${xml(account)}</Id></Othr>`

function partyXml({ partyName, amountMinor }: ReadEntry): string {
  const other = amountMinor < 0 ? 'Cdtr' : 'Dbtr'
  return partyName
    ? `<RltdPties><${other}><Pty><Nm>${xml(partyName)}</Nm></Pty></${other}></RltdPties>`
    : ''
}

/** Columns of a CSV with two columns of amounts. */
const CSV_HEAD = [
  'Booking date',
  'Value date',
  'Paid out',
  'Paid in',
  'Balance',
  'Currency',
  'Transaction ID',
  'Payer name',
  'Details',
]

/** As rows of a CSV, below a bank's preamble. Pure. */
export function asRows(statement: SampleStatement): string[][] {
  const { account, currency, openingMinor, entries } = statement
  let balance = openingMinor ?? 0
  return [
    ['DEMO bank, made up'],
    ['Account', account, currency],
    [],
    CSV_HEAD,
    ...entries.map((entry) => {
      balance += entry.amountMinor
      const amount = plainAmount(Math.abs(entry.amountMinor), currency)
      return [
        entry.bookedOn,
        entry.valueOn,
        entry.amountMinor < 0 ? amount : '',
        entry.amountMinor > 0 ? amount : '',
        plainAmount(balance, currency),
        currency,
        entry.bankReference,
        entry.partyName,
        entry.text,
      ]
    }),
  ]
}
