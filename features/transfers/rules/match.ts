import type { ReadEntry } from '../readers/statement'
import {
  indexReferences,
  referencesIn,
  writtenReferences,
  type ReferenceIndex,
} from './reference-index'

/** A part of a payment plan that isn't fully paid. */
export interface OpenPart {
  partId: string
  orderSerial: number
  companyId: string
  companyName: string
  reference: string
  currency: string
  /** minor units */
  openMinor: number
  /** its gate has come */
  isPayable: boolean
}

/** An incoming transfer, as a statement has it. */
export type Receipt = Pick<
  ReadEntry,
  'amountMinor' | 'reference' | 'text' | 'partyName' | 'partyAccount'
> & { currency: string }

/** The grounds on which a transfer is matched, the surest first. */
export const GROUNDS = [
  'reference',
  'reference_corrected',
  'payer_amount',
  'payer_tolerance',
  'payer_sum',
  'amount',
  'payer',
  'none',
] as const
export type Ground = (typeof GROUNDS)[number]

/** What a person must look at before they accept a proposal. */
const FLAGS = ['payer_unlike', 'wrong_currency', 'short', 'over', 'not_due'] as const
export type Flag = (typeof FLAGS)[number]

/** A proposed match. It books nothing. */
export interface Proposal {
  ground: Ground
  /** 0 to 100: the worth of its ground, less what is odd */
  score: number
  flags: Flag[]
  /** the text in which a reference was corrected; else null */
  typed: string | null
  companyId: string | null
  /** how it is distributed; together with `unappliedMinor` this is the transfer's amount */
  parts: { partId: string; amountMinor: number }[]
  /** missing of what was owed, so little that a bank kept it; it is booked as the bank's fee */
  feeMinor: number
  /** the surplus: it stands on the company's account */
  unappliedMinor: number
  /** sure enough to be booked with others in one go: its reference is exact and the amount is owed */
  isSure: boolean
}

/** Identifies a proposal on a page by what it would book. */
export const proposalMark = ({ parts, feeMinor, unappliedMinor, companyId }: Proposal): string =>
  JSON.stringify([parts, feeMinor, unappliedMinor, companyId])

/** A fully paid part: what names it all the same belongs to its company. */
export type SettledPart = Pick<OpenPart, 'companyId' | 'companyName'>

/** What is known besides the open parts. */
export interface MatchFacts {
  parts: readonly OpenPart[]
  /** parts that transfers name and that are paid or whose order was cancelled, by reference */
  settled: ReadonlyMap<string, SettledPart>
  /** the company that paid before from an account or by a name, by `payerKey` */
  payers: ReadonlyMap<string, string>
  /** how much a bank may have kept, by currency, in minor units */
  toleranceMinor: (currency: string, owedMinor: number) => number
}

/** A sum of more parts than this could be a coincidence. */
const MOST_SUMMED = 6
const WORTH: Readonly<Record<Ground, number>> = {
  reference: 100,
  reference_corrected: 92,
  payer_amount: 75,
  payer_tolerance: 60,
  payer_sum: 55,
  // A matching amount alone is a coincidence until somebody says otherwise.
  amount: 25,
  payer: 20,
  none: 0,
}
const COST: Readonly<Record<Flag, number>> = {
  payer_unlike: 15,
  wrong_currency: 60,
  short: 10,
  over: 10,
  not_due: 5,
}

/** Identifies a payer: by the account where the bank gives it, else by name. Empty for neither. */
export const payerKey = ({
  partyAccount,
  partyName,
}: Pick<Receipt, 'partyAccount' | 'partyName'>): string =>
  partyAccount || nameWords(partyName).join(' ')

/** The distinctive words of a company's name. */
const nameWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !LEGAL.has(word))

const LEGAL = new Set(
  'the and co company corp corporation inc incorporated ltd limited llc llp gmbh mbh ag kg sa sas sarl srl spa bv nv oy ab as de cv pvt plc 有限公司'.split(
    ' ',
  ),
)

/** Whether two names can be the same company's: every distinctive word of the shorter occurs in the longer. */
export function isLike(a: string, b: string): boolean {
  const [short = [], long = []] = [nameWords(a), nameWords(b)].toSorted(
    (x, y) => x.length - y.length,
  )
  return short.length > 0 && short.every((word) => long.includes(word))
}

/** Prepares a matcher: what every transfer looks up is worked out once. Pure. */
export function matcher(facts: MatchFacts): (receipt: Receipt) => Proposal {
  const byReference = new Map(facts.parts.map((part) => [part.reference, part] as const))
  const byCompany = groupedBy(facts.parts, ({ companyId }) => companyId)
  const byAmount = groupedBy(facts.parts, (part) => `${part.currency} ${part.openMinor}`)
  const wordsOf = new Map(
    [...byCompany].map(
      ([id, [part]]) => [id, new Set(nameWords(part?.companyName ?? ''))] as const,
    ),
  )
  const byWord = groupedBy(
    [...wordsOf].flatMap(([companyId, words]) => [...words].map((word) => ({ word, companyId }))),
    ({ word }) => word,
  )
  /** By payer name: a statement repeats few names many times. */
  const likes = new Map<string, string | null>()
  const index: ReferenceIndex = indexReferences(byReference.keys())

  const companyOf = (receipt: Receipt): string | null => {
    const remembered = facts.payers.get(payerKey(receipt))
    if (remembered) return remembered
    const knownCompany = likes.get(receipt.partyName)
    if (knownCompany !== undefined) return knownCompany
    const company = onlyLike(receipt.partyName)
    likes.set(receipt.partyName, company)
    return company
  }

  /** The one company with a similar name, by {@link isLike}; null for none and for several. */
  function onlyLike(name: string): string | null {
    const words = new Set(nameWords(name))
    const shared = new Map<string, number>()
    for (const word of words)
      for (const { companyId } of byWord.get(word) ?? [])
        shared.set(companyId, (shared.get(companyId) ?? 0) + 1)
    const like = [...shared].filter(
      ([id, count]) => count === Math.min(words.size, wordsOf.get(id)?.size ?? 0),
    )
    return like.length === 1 ? (like[0]?.[0] ?? null) : null
  }

  return (receipt) => {
    const references = referencesIn(`${receipt.reference} ${receipt.text}`, index)
    const namedParts = references.flatMap(({ reference }) => byReference.get(reference) ?? [])
    const payer = companyOf(receipt)
    if (namedParts.length > 0) {
      const typed = references[0]?.typed ?? null
      return made(
        typed === null ? 'reference' : 'reference_corrected',
        receipt,
        namedParts,
        payer,
        typed,
      )
    }
    // Paid a second time, or too late: it belongs to the company of its reference, and pays nothing else unnoticed.
    const [over] = writtenReferences(`${receipt.reference} ${receipt.text}`).flatMap(
      (reference) => facts.settled.get(reference) ?? [],
    )
    if (over) {
      const flags = new Set<Flag>(['over'])
      if (isOthersThan(over, receipt, payer)) flags.add('payer_unlike')
      return answer('reference', flags, {
        typed: null,
        companyId: over.companyId,
        unappliedMinor: receipt.amountMinor,
      })
    }
    const own = (payer === null ? [] : (byCompany.get(payer) ?? [])).filter(
      ({ currency }) => currency === receipt.currency,
    )
    const exact = own.filter(({ openMinor }) => openMinor === receipt.amountMinor)
    if (exact.length > 0) return made('payer_amount', receipt, exact.slice(0, 1), payer)
    const near = own.filter(({ openMinor }) => isNear(openMinor, receipt))
    if (near.length > 0) return made('payer_tolerance', receipt, near.slice(0, 1), payer)
    const sum = partsThatSum(own, receipt.amountMinor)
    if (sum) return made('payer_sum', receipt, sum, payer)
    const same = byAmount.get(`${receipt.currency} ${receipt.amountMinor}`) ?? []
    if (payer === null && same.length === 1) return made('amount', receipt, same, payer)
    return made(payer === null ? 'none' : 'payer', receipt, [], payer)
  }

  function isNear(openMinor: number, { amountMinor, currency }: Receipt): boolean {
    const missing = openMinor - amountMinor
    return missing > 0 && missing <= facts.toleranceMinor(currency, openMinor)
  }

  function made(
    ground: Ground,
    receipt: Receipt,
    chosenParts: readonly OpenPart[],
    payer: string | null,
    typed: string | null = null,
  ): Proposal {
    const flags = new Set<Flag>()
    const [first] = chosenParts
    const companyId = first?.companyId ?? payer
    if (chosenParts.some(({ currency }) => currency !== receipt.currency)) {
      // A person converts another currency, at a rate; nothing is split here.
      flags.add('wrong_currency')
      return answer(ground, flags, { typed, companyId, unappliedMinor: receipt.amountMinor })
    }
    const isOthers = first !== undefined && isOthersThan(first, receipt, payer)
    if (isOthers || new Set(chosenParts.map((part) => part.companyId)).size > 1)
      flags.add('payer_unlike')
    if (chosenParts.some(({ isPayable }) => !isPayable)) flags.add('not_due')
    const { parts, left } = split(receipt.amountMinor, chosenParts)
    const owedMinor = chosenParts.reduce((total, { openMinor }) => total + openMinor, 0)
    const missing = Math.max(0, owedMinor - receipt.amountMinor)
    if (missing > 0) flags.add('short')
    if (left > 0 && first) flags.add('over')
    const isFee = missing > 0 && missing <= facts.toleranceMinor(receipt.currency, owedMinor)
    return answer(ground, flags, {
      typed,
      companyId,
      parts,
      // A fee closes the last part only if the money reached it: a bank doesn't keep a whole part.
      feeMinor: isFee && parts.length === chosenParts.length ? missing : 0,
      unappliedMinor: left,
    })
  }
}

/** Whether somebody other than the part's company paid, as far as the bank tells. */
const isOthersThan = (
  { companyId, companyName }: SettledPart,
  { partyName }: Receipt,
  payer: string | null,
): boolean =>
  payer === null ? partyName !== '' && !isLike(partyName, companyName) : payer !== companyId

/** Node 20 has no `Map.groupBy`. */
function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const group = groups.get(keyOf(each))
    if (group) group.push(each)
    else groups.set(keyOf(each), [each])
  }
  return groups
}

/** Pays parts in their order, each up to what is open of it. */
function split(
  amountMinor: number,
  parts: readonly OpenPart[],
): { parts: Proposal['parts']; left: number } {
  let remaining = amountMinor
  const filled: Proposal['parts'] = []
  for (const { partId, openMinor } of parts) {
    const share = Math.min(remaining, openMinor)
    if (share > 0) filled.push({ partId, amountMinor: share })
    remaining -= share
  }
  return { parts: filled, left: remaining }
}

function answer(
  ground: Ground,
  flags: ReadonlySet<Flag>,
  rest: Partial<Proposal> & Pick<Proposal, 'typed' | 'companyId'>,
): Proposal {
  const all = FLAGS.filter((flag) => flags.has(flag))
  const score = all.reduce((worth, flag) => worth - COST[flag], WORTH[ground])
  return {
    ground,
    score: Math.max(0, score),
    flags: all,
    parts: [],
    feeMinor: 0,
    unappliedMinor: 0,
    ...rest,
    isSure:
      (ground === 'reference' || ground === 'reference_corrected') &&
      all.every((flag) => flag === 'not_due') &&
      (rest.unappliedMinor ?? 0) === 0,
  }
}

/** The first few parts that add up to an amount, in the plan's order; null for none. */
function partsThatSum(parts: readonly OpenPart[], amountMinor: number): OpenPart[] | null {
  const candidates = parts.filter(({ openMinor }) => openMinor < amountMinor).slice(0, 14)
  const search = (
    from: number,
    remaining: number,
    summed: readonly OpenPart[],
  ): OpenPart[] | null => {
    if (remaining === 0) return summed.length > 1 ? [...summed] : null
    if (summed.length === MOST_SUMMED) return null
    for (let i = from; i < candidates.length; i++) {
      const part = candidates[i]
      if (!part || part.openMinor > remaining) continue
      const found = search(i + 1, remaining - part.openMinor, [...summed, part])
      if (found) return found
    }
    return null
  }
  return search(0, amountMinor, [])
}
