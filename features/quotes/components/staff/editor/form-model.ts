import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'
import type { Message } from '@/i18n/message'
import type { DecimalSign } from '@/platform/amounts'
import { plainAmount } from '@/platform/money'
import { amountOf, decimalOf, wholeOf, type ReadNumber } from '@/platform/number-words'
import { quotePlanSchema, type QuotePlan } from '../../../rules/payment-plan'
import type { DraftLine, QuoteDraft, TariffTerms } from '../../../schema'
import { toCertificate } from './certificate-entries'
import { addedLine } from './line-edits'
import { choiceProblems, choicesEntry, toChoices } from './choice-entries'
import { isOptional, lineEntry, type LineEntry } from './line-entry'
import { toGoods } from './goods-entries'
import {
  toValuation,
  VALUATION_TERMS,
  valuationEntries,
  type ValuationEntries,
  type ValuationTerm,
} from './valuation-entries'

/** The editor's entries as typed: text until saved, so that nothing half-typed is lost or corrected. */
export interface Entries extends ValuationEntries {
  lines: LineEntry[]
  /** see `choicesEntry`; older kept entries have none */
  choices?: string
  destination: string
  incoterm: QuoteDraft['incoterm']
  namedPlace: string
  transportMode: QuoteDraft['transportMode']
  discount: string
  freight: string
  insurance: string
  depositPercent: string
  /** the payment plan as JSON; empty for deposit and balance */
  plan: string
  validUntil: string
  notes: string
  termsKind: TariffTermsKind
  capPercent: string
  lockUntil: string
  lockTrigger: string
  /** empty for the outlook's price */
  termsPremium: string
  /** empty for the first that fits, `none` for none */
  outlookId: string
  /** `yes` where customs accepts it as an informal entry */
  informalEntry: string
}

/** The fields' texts for a saved draft. */
export function toEntries(draft: QuoteDraft, capPercent: string): Entries {
  return {
    lines: [
      ...draft.lines.map((line) => lineEntry(line, draft.currency)),
      ...(draft.optionalLines ?? []).map((line) => lineEntry(line, draft.currency, 'yes')),
    ],
    choices: choicesEntry(draft.choices, draft.currency),
    destination: draft.destination,
    incoterm: draft.incoterm,
    namedPlace: draft.namedPlace,
    transportMode: draft.transportMode,
    discount: plainAmount(draft.discountMinor, draft.currency),
    freight: plainAmount(draft.freightMinor, draft.currency),
    insurance: plainAmount(draft.insuranceMinor, draft.currency),
    depositPercent: draft.depositPercent,
    plan: planEntry(draft.plan),
    validUntil: draft.validUntil,
    notes: draft.notes,
    outlookId: draft.outlookId === null ? 'none' : (draft.outlookId ?? ''),
    informalEntry: draft.informalEntry ? 'yes' : '',
    ...valuationEntries(draft.valuation, draft.currency),
    ...termsEntries(draft.tariffTerms ?? { kind: 'floating' }, draft.currency, capPercent),
  }
}

/** A plan as an entry: the value of its option. */
export const planEntry = (plan: QuotePlan | undefined): string =>
  plan ? JSON.stringify(quotePlanSchema.parse(plan)) : ''

/** The plan of an entry; none in an older entry kept in a browser. */
function planOf(entry: string | undefined): QuotePlan | undefined {
  return entry ? quotePlanSchema.safeParse(JSON.parse(entry)).data : undefined
}

/** Fields of terms that aren't chosen keep the house's defaults. */
function termsEntries(
  terms: TariffTerms,
  currency: string,
  capPercent: string,
): Pick<Entries, 'termsKind' | 'capPercent' | 'lockUntil' | 'lockTrigger' | 'termsPremium'> {
  return {
    termsKind: terms.kind,
    capPercent: terms.kind === 'capped' ? terms.capPercent : capPercent,
    lockUntil: terms.kind === 'locked' ? (terms.until ?? '') : '',
    lockTrigger: terms.kind === 'locked' ? (terms.trigger ?? '') : '',
    termsPremium:
      terms.kind === 'floating' || terms.premiumMinor === null
        ? ''
        : plainAmount(terms.premiumMinor, currency),
  }
}

/** How entries are read. */
export interface EntryWriting {
  currency: string
  /** the decimal sign that the person at the desk uses, if known */
  sign?: DecimalSign | undefined
}

/** Number entries of a line. */
export type NumberColumn = (typeof COLUMNS)[number]
/** Number entries of the terms. */
export type NumberTerm =
  | 'discount'
  | 'freight'
  | 'insurance'
  | 'depositPercent'
  | 'capPercent'
  | 'termsPremium'
  | ValuationTerm

/** Reads one number of a line. */
export function readCell(
  column: NumberColumn,
  text: string,
  writing: EntryWriting,
): ReadNumber<number | string> {
  if (column === 'quantity' || column === 'leadTimeDays') return wholeOf(text, writing)
  return column === 'unitWeightGrams'
    ? decimalOf(text, { ...writing, decimals: 3 })
    : amountOf(text, writing)
}

/** Reads one number of the terms. */
export function readTerm(
  term: NumberTerm,
  text: string,
  writing: EntryWriting,
): ReadNumber<number | string> {
  return term === 'depositPercent' || term === 'capPercent'
    ? decimalOf(text, { ...writing, decimals: 2 })
    : amountOf(text, writing)
}

const COLUMNS = ['quantity', 'unitPrice', 'setupFee', 'unitWeightGrams', 'leadTimeDays'] as const
const TERMS = ['discount', 'freight', 'insurance', 'depositPercent', ...VALUATION_TERMS] as const

/** Numbers that can't be read, or are ambiguous, by the id of their field. */
export function entryProblems(entries: Entries, writing: EntryWriting): Record<string, Message> {
  const problems: Record<string, Message> = {}
  const hear = (id: string, { complaint }: ReadNumber<unknown>) => {
    if (complaint !== null) problems[id] = complaint
  }
  entries.lines.forEach((line, row) => {
    for (const column of COLUMNS)
      hear(`lines-${row}-${column}`, readCell(column, line[column], writing))
  })
  Object.assign(problems, choiceProblems(entries.choices, writing))
  for (const term of TERMS) hear(term, readTerm(term, entries[term] ?? '', writing))
  if (entries.termsKind === 'capped')
    hear('tariffTerms-capPercent', readTerm('capPercent', entries.capPercent, writing))
  if (entries.termsKind !== 'floating')
    hear('tariffTerms-premiumMinor', readTerm('termsPremium', entries.termsPremium, writing))
  return problems
}

/**
 * The draft to save: the saved one overlaid with the entries. Check them by {@link entryProblems}
 * first: what it reports, the server would refuse. Choice groups are apart, see {@link toEntered}.
 */
export function toDraft(entries: Entries, saved: QuoteDraft, sign?: DecimalSign): QuoteDraft {
  const writing = { currency: saved.currency, sign }
  const amount = amountIn(writing)
  const percent = (text: string): string =>
    decimalOf(text, { ...writing, decimals: 2 }).value ?? text.trim()
  const savedLines = new Map(
    [...saved.lines, ...(saved.optionalLines ?? [])].map((line) => [line.id, line]),
  )
  const linesOf = (optional: boolean) =>
    entries.lines.flatMap((entry): DraftLine[] => {
      if (isOptional(entry) !== optional) return []
      const savedLine = savedLines.get(entry.id) ?? addedLine(entry.added)
      return savedLine ? [readLine(entry, savedLine, writing)] : []
    })
  const [lines, optionalLines] = [linesOf(false), linesOf(true)]
  const {
    choices: _choices,
    optionalLines: _optional,
    outlookId: _,
    valuation: _valuation,
    informalEntry: _informal,
    plan: _plan,
    ...kept
  } = saved
  const plan = planOf(entries.plan)
  const valuation = toValuation(entries, amount)
  return {
    ...kept,
    lines,
    ...(optionalLines.length > 0 ? { optionalLines } : {}),
    destination: entries.destination.trim().toUpperCase(),
    incoterm: entries.incoterm,
    namedPlace: entries.namedPlace,
    transportMode: entries.transportMode,
    discountMinor: amount(entries.discount),
    freightMinor: amount(entries.freight),
    insuranceMinor: amount(entries.insurance),
    depositPercent: percent(entries.depositPercent),
    ...(plan ? { plan } : {}),
    validUntil: entries.validUntil,
    notes: entries.notes,
    tariffTerms: toTerms(entries, amount, percent),
    ...(valuation ? { valuation } : {}),
    // Older entries kept in a browser lack it.
    ...(entries.informalEntry === 'yes' ? { informalEntry: true } : {}),
    ...(entries.outlookId === ''
      ? {}
      : { outlookId: entries.outlookId === 'none' ? null : entries.outlookId }),
  }
}

/** The draft as it is sent, with its choice groups. */
export function toEntered(entries: Entries, saved: QuoteDraft, sign?: DecimalSign) {
  const choices = toChoices(entries.choices, { currency: saved.currency, sign })
  return { ...toDraft(entries, saved, sign), ...(choices.length > 0 ? { choices } : {}) }
}

/** Where an entry of the draft is in the grid, which has the optional lines among the others. */
export function gridPath(path: string, lines: readonly LineEntry[]): string {
  const [, of, at, rest = ''] = /^(lines|optionalLines)\.(\d+)(.*)$/.exec(path) ?? []
  if (at === undefined) return path
  const isOptionalPath = of === 'optionalLines'
  const rows = lines.flatMap((line, row) => (isOptional(line) === isOptionalPath ? [row] : []))
  return `lines.${rows[Number(at)] ?? at}${rest}`
}

const readLines = new WeakMap<
  LineEntry,
  { savedLine: DraftLine; writingKey: string; line: DraftLine }
>()

/**
 * Reads a line's entries. A key press changes one of three hundred lines: the lines read before are
 * kept.
 */
function readLine(entry: LineEntry, savedLine: DraftLine, writing: EntryWriting): DraftLine {
  const writingKey = `${writing.currency} ${writing.sign}`
  const cached = readLines.get(entry)
  if (cached?.savedLine === savedLine && cached.writingKey === writingKey) return cached.line
  const amount = amountIn(writing)
  const { certificate: _before, goods: stated, ...kept } = savedLine
  const goods = toGoods(entry.goods, stated)
  const certificate = toCertificate(entry)
  const line: DraftLine = {
    ...kept,
    title: entry.title.trim(),
    quantity: wholeOf(entry.quantity, writing).value ?? 0,
    unitPriceMinor: amount(entry.unitPrice),
    setupFeeMinor: amount(entry.setupFee),
    hsCode: entry.hsCode.trim() || null,
    origin: entry.origin.trim().toUpperCase(),
    unitWeightGrams:
      entry.unitWeightGrams === kept.unitWeightGrams
        ? kept.unitWeightGrams
        : (decimalOf(entry.unitWeightGrams, { ...writing, decimals: 3 }).value ??
          (entry.unitWeightGrams.trim() || null)),
    leadTimeDays: wholeOf(entry.leadTimeDays, writing).value ?? -1,
    ...(goods.length > 0 ? { goods } : {}),
    ...(certificate ? { certificate } : {}),
  }
  readLines.set(entry, { savedLine, writingKey, line })
  return line
}

/** Reads amounts of a draft: 0 for an empty text, −1 for an unreadable one. */
const amountIn =
  (writing: EntryWriting) =>
  (text: string): number => {
    const { value, complaint } = amountOf(text, writing)
    return value ?? (complaint === null ? 0 : -1)
  }

/** Whether two states of the entries are equal; untouched lines are the same objects. */
export function sameEntries(one: Entries, other: Entries): boolean {
  const { lines, ...rest } = one
  const { lines: others, ...otherRest } = other
  return (
    one === other ||
    (lines.length === others.length &&
      lines.every((line, i) => line === others[i] || sameText(line, others[i])) &&
      sameText(rest, otherRest))
  )
}
const sameText = (one: object, other: object | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function toTerms(
  { termsKind, capPercent, lockUntil, lockTrigger, termsPremium }: Entries,
  amount: (text: string) => number,
  percent: (text: string) => string,
): TariffTerms {
  const premiumMinor = termsPremium.trim() === '' ? null : amount(termsPremium)
  if (termsKind === 'capped')
    return { kind: 'capped', capPercent: percent(capPercent), premiumMinor }
  if (termsKind === 'locked')
    return {
      kind: 'locked',
      until: lockUntil || null,
      trigger: lockTrigger.trim() || null,
      premiumMinor,
    }
  return { kind: 'floating' }
}

/** The element id of the field that a server error such as `lines.2.unitPriceMinor` belongs to. */
export function fieldId(path: string): string {
  const names: Record<string, string> = {
    unitPriceMinor: 'unitPrice',
    setupFeeMinor: 'setupFee',
    discountMinor: 'discount',
    freightMinor: 'freight',
    insuranceMinor: 'insurance',
    from: 'certifiedFrom',
    to: 'certifiedTo',
    file: 'certificateFile',
    packingMinor: 'packing',
    assistsMinor: 'assists',
    royaltiesMinor: 'royalties',
    sellingCommissionMinor: 'sellingCommission',
    buyingCommissionMinor: 'buyingCommission',
    inlandFreightMinor: 'inlandFreight',
    freightEstimateMinor: 'freightEstimate',
    insuranceEstimateMinor: 'insuranceEstimate',
  }
  return path
    .split('.')
    .filter((part) => part !== 'certificate' && part !== 'valuation' && part !== 'line')
    .map((part) => names[part] ?? part)
    .join('-')
}
