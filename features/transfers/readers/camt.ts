import { XMLParser } from 'fast-xml-parser'
import { isCurrency } from '@/platform/currencies'
import {
  bankAmount,
  bareAccount,
  MOST_ENTRIES,
  MOST_FILE_BYTES,
  oneLine,
  refuse,
  StatementProblem,
  type ReadEntry,
  type ReadStatement,
} from './statement'

/** Statement, Entry and TransactionDetails of ISO 20022 nest about fifteen deep. */
const MOST_DEPTH = 40

/** Everything stays text, so that no amount passes through a float; entities aren't resolved. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseAttributeValue: false,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags: MOST_DEPTH,
})

type Node = Readonly<Record<string, unknown>>

/**
 * Reads camt.053 (BankToCustomerStatement) of any version from 02 to 13; it accepts either form of what differs
 * between them (status codes, parties, place of the amount). Reads booked entries only, and a batch by its
 * transactions where they add up to it. Pure.
 * @throws StatementProblem
 */
export function readCamt(xml: string): ReadStatement[] {
  if (xml.length > MOST_FILE_BYTES) refuse('transfers.problems.too_large')
  // No bank's file has either, and both can turn a small file into a huge one.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuse('transfers.problems.entities')
  const statements = list(at(parsed(xml), 'Document', 'BkToCstmrStmt', 'Stmt'))
  if (statements.length === 0) refuse('transfers.problems.no_statement')
  return statements.map(statementOf)
}

function parsed(xml: string): unknown {
  try {
    return parser.parse(xml, true)
  } catch (error) {
    if (error instanceof StatementProblem) throw error
    return refuse('transfers.problems.not_xml')
  }
}

function statementOf(node: Node): ReadStatement {
  const balances = list(at(node, 'Bal'))
  const balance = (...codes: string[]) =>
    codes
      .map((code) => balances.find((each) => text(at(each, 'Tp', 'CdOrPrtry', 'Cd')) === code))
      .find((each) => each !== undefined)
  const opening = balance('OPBD', 'PRCD')
  const closing = balance('CLBD')
  const currency =
    text(at(node, 'Acct', 'Ccy')) ||
    currencyOf(at(closing ?? opening, 'Amt')) ||
    currencyOf(at(list(at(node, 'Ntry'))[0], 'Amt'))
  if (!isCurrency(currency)) refuse('transfers.problems.no_currency')
  const signed = (each: Node | undefined) =>
    each ? signOf(each) * moneyIn(at(each, 'Amt'), currency) : null
  const entries = list(at(node, 'Ntry')).flatMap((entry) => entriesOf(entry, currency))
  if (entries.length > MOST_ENTRIES)
    refuse('transfers.problems.too_many', { most: { whole: MOST_ENTRIES } })
  const number = text(at(node, 'ElctrncSeqNb')) || text(at(node, 'LglSeqNb'))
  return {
    format: 'camt053',
    account: accountOf(at(node, 'Acct')),
    currency,
    id: oneLine(text(at(node, 'Id'))).slice(0, 100),
    number: /^\d{1,9}$/.test(number) ? Number(number) : null,
    openingMinor: signed(opening),
    closingMinor: signed(closing),
    fromOn: dayOf(at(opening, 'Dt')) || text(at(node, 'FrToDt', 'FrDtTm')).slice(0, 10) || null,
    toOn: dayOf(at(closing, 'Dt')) || text(at(node, 'FrToDt', 'ToDtTm')).slice(0, 10) || null,
    entries,
  }
}

/** An entry, or the transactions of a batch. */
function entriesOf(entry: Node, currency: string): ReadEntry[] {
  const status = at(entry, 'Sts')
  if ((text(at(status, 'Cd')) || text(status) || 'BOOK') !== 'BOOK') return []
  const amountMinor = signOf(entry) * moneyIn(at(entry, 'Amt'), currency)
  const valueOn = dayOf(at(entry, 'ValDt'))
  const bookedOn = dayOf(at(entry, 'BookgDt')) || valueOn
  if (!bookedOn) refuse('transfers.problems.day', { text: text(at(entry, 'NtryRef')) })
  const whole = {
    bookedOn,
    valueOn: valueOn || bookedOn,
    bankReference: text(at(entry, 'AcctSvcrRef')) || text(at(entry, 'NtryRef')),
    isReversal: text(at(entry, 'RvslInd')) === 'true',
  }
  const details = list(at(entry, 'NtryDtls')).flatMap((each) => list(at(each, 'TxDtls')))
  const parts = details.map((each) => partMinor(each, currency, Math.sign(amountMinor)))
  const isBatch =
    details.length > 1 &&
    parts.reduce<number>((sum, part) => sum + (part ?? Number.NaN), 0) === amountMinor
  if (isBatch)
    return details.map((each, i) => ({
      ...whole,
      ...detailsOf(each, parts[i] ?? 0, entry),
      amountMinor: parts[i] ?? 0,
    }))
  const parties = details.map((each) => detailsOf(each, amountMinor, entry))
  const first = parties[0] ?? detailsOf({}, amountMinor, entry)
  // A batch whose transactions don't add up is one movement, with all their texts.
  const texts = [...new Set(parties.flatMap((each) => [each.reference, each.text]))].filter(Boolean)
  return [
    {
      ...whole,
      ...first,
      amountMinor,
      ...(parties.length > 1 ? { text: oneLine(texts.join(' ')), reference: '' } : {}),
    },
  ]
}

/** The amount of a transaction in a batch; null where it isn't given in the account's currency. */
function partMinor(details: Node, currency: string, sign: number): number | null {
  const own = at(details, 'Amt') ?? at(details, 'AmtDtls', 'TxAmt', 'Amt')
  if (own === undefined || currencyOf(own) !== currency) return null
  return (text(at(details, 'CdtDbtInd')) ? signOf(details) : sign) * moneyIn(own, currency)
}

function detailsOf(
  details: Node,
  amountMinor: number,
  entry: Node,
): Pick<ReadEntry, 'reference' | 'text' | 'partyName' | 'partyAccount'> {
  const remittance = at(details, 'RmtInf')
  const structured = list(at(remittance, 'Strd')).map((each) => text(at(each, 'CdtrRefInf', 'Ref')))
  const endToEnd = text(at(details, 'Refs', 'EndToEndId'))
  const other = amountMinor < 0 ? 'Cdtr' : 'Dbtr'
  const parties = at(details, 'RltdPties')
  const party = at(parties, other)
  const unstructured = texts(at(remittance, 'Ustrd')).join(' ')
  return {
    reference: structured.find(Boolean) ?? (endToEnd === 'NOTPROVIDED' ? '' : endToEnd),
    text: oneLine(
      unstructured || text(at(details, 'AddtlTxInf')) || text(at(entry, 'AddtlNtryInf')),
    ),
    partyName: oneLine(text(at(party, 'Nm')) || text(at(party, 'Pty', 'Nm'))).slice(0, 140),
    partyAccount: accountOf(at(parties, `${other}Acct`)),
  }
}

const accountOf = (node: unknown): string =>
  bareAccount(text(at(node, 'Id', 'IBAN')) || text(at(node, 'Id', 'Othr', 'Id'))).slice(0, 40)

function signOf(node: unknown): 1 | -1 {
  const side = text(at(node, 'CdtDbtInd'))
  if (side !== 'CRDT' && side !== 'DBIT') refuse('transfers.problems.no_sign')
  return side === 'CRDT' ? 1 : -1
}

/** @throws StatementProblem where the amount is of another currency than the account */
function moneyIn(amount: unknown, currency: string): number {
  const own = currencyOf(amount)
  if (own && own !== currency)
    return refuse('transfers.problems.mixed_currency', { currency, other: own })
  return bankAmount(text(amount), currency)
}

const currencyOf = (amount: unknown): string => text(at(amount, '@Ccy'))

function dayOf(node: unknown): string {
  const day = (text(at(node, 'Dt')) || text(at(node, 'DtTm'))).slice(0, 10)
  if (day === '') return ''
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))
    ? day
    : refuse('transfers.problems.day', { text: day })
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** The value at a path; of repeated elements, within the first. */
function at(from: unknown, ...path: string[]): unknown {
  let here = from
  for (const name of path) {
    const one: unknown = Array.isArray(here) ? here[0] : here
    here = isNode(one) ? one[name] : undefined
  }
  return here
}

const list = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode)

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(text).filter((each) => each !== '')

function text(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one === 'string') return plainText(one)
  return isNode(one) ? text(one['#text']) : ''
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Resolves XML's five named entities and numeric ones; no other entity is looked up. */
const plainText = (escaped: string): string =>
  escaped.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all: string, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? all
      const code = hex !== undefined ? Number(`0x${hex}`) : Number(dec)
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : all
    },
  )
