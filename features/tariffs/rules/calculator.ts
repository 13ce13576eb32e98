import { z } from 'zod'
import { addDays } from '@/platform/day'
import { amountOf, decimalOf, wholeOf } from '@/platform/number-words'
import { assessDuty } from '../engine/assess'
import { outlookRange, type OutlookRange } from '../engine/outlook'
import type { DutyAssessment, LineAssessment, Shipment } from '../engine/types'
import { LEAVES } from '../data/classification'
import type { LeafId } from '../data/classification-leaves'
import { typedNumber } from '@/platform/typed-numbers'
import { codedMessage } from '@/platform/validation-words'
import { readAgainst } from './calculator-comparison'
import {
  factsInQuery,
  codeOf,
  factsThatMatter,
  knownOf,
  sameCode,
  walk,
  type AskedFacts,
  type Outcome,
} from './classify'
import { engineFacts, GOODS_FACT_NAMES, type GoodsFact, type GoodsFacts } from './goods-facts'
import { ORIGINS } from './helper-address'
import { rateHistory, type RateStep } from './rate-history'
import type { OpenWindow, RulesInForce } from './rules-in-force'
import { carriageBornBy, DESTINATIONS, dutyBornBy, INCOTERMS, type Incoterm } from '../schema'

const MOST_MINOR = 999_999_999_99
const MOST_MONEY = { code: 'validation.most', values: { maximum: '999999999.99' } } as const
/** US cents, in any notation; an ambiguous amount is refused like an invalid one. */
const money = z.string().transform((text, context): number => {
  const { value = MOST_MINOR + 1, complaint } = amountOf(text, { currency: 'USD' })
  if (value <= MOST_MINOR) return value
  context.addIssue({ code: 'custom', message: codedMessage(complaint ?? MOST_MONEY) })
  return z.NEVER
})
/** Kilograms with at most three decimals as grams. */
const gramsOf = (kilograms: string): string => {
  const [whole = '', fraction = ''] = kilograms.split('.')
  return `${whole}${fraction.padEnd(3, '0')}`.replace(/^0+(?=\d)/, '')
}
const blank = z.literal('').transform(() => null)

/** The goods are stated fact by fact, in the form itself. */
export const ASK = 'ask'

const FIELDS = {
  product: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{0,64}$/),
  quantity: typedNumber((text) => wholeOf(text)).pipe(z.int().min(1).max(9_999_999)),
  hs: z.union([
    blank,
    z
      .string()
      .trim()
      .regex(/^\d{4}\.?\d{2}(\.?\d{2}(\.?\d{2})?)?$/),
  ]),
  /** a leaf of the classification: the destination's code is looked up */
  goods: z.union([blank, z.literal(ASK), z.enum(Object.keys(LEAVES) as LeafId[])]),
  to: z.enum(DESTINATIONS),
  from: z.enum(ORIGINS),
  /** another origin or destination beside it */
  vs: z.union([blank, z.string().refine((text) => readAgainst(text) !== null)]),
  value: z.union([blank, money]),
  freight: money,
  insurance: money,
  kg: z.union([
    blank,
    typedNumber((text) => decimalOf(text, { decimals: 3 }))
      .transform(gramsOf)
      .pipe(z.string().max(10)),
  ]),
  incoterm: z.enum(INCOTERMS),
  mode: z.enum(['ocean', 'air']),
  date: z.iso.date(),
  known: z.union([blank, z.iso.date()]),
  /** names of facts that are stated to be true, separated by commas */
  facts: z
    .string()
    .trim()
    .regex(/^([a-z0-9_]{1,120}(,[a-z0-9_]{1,120}){0,9})?$/),
} as const
export type CalculatorField = keyof typeof FIELDS

/** The question in the address, as typed, with the fields that can't be read. */
export interface CalculatorQuestion {
  typed: Record<CalculatorField, string>
  wrong: CalculatorField[]
  /** facts of the goods as the form states them; “unknown” is an answer */
  said: GoodsFacts
  /** statements about the goods that can't be taken */
  wrongFacts: AskedFacts['wrong']
  /** what the goods are, where that is known */
  leaf: LeafId | null
  /** where facts that lead to no code end; null where they lead to one, or aren't asked */
  open: Exclude<Outcome, { at: 'leaf' }> | null
  /** null while something is wrong, or open */
  shipment: Shipment | null
}

/** A design of the catalog at a quantity, which fills entries left blank. */
export interface AskedGoods {
  hsCode: string
  valueMinor: number
  netWeightGrams: string
  /** what its materials settle */
  facts?: Readonly<Record<string, boolean>>
}

const DEFAULTS: Record<Exclude<CalculatorField, 'date'>, string> = {
  product: '',
  quantity: '500',
  hs: '7117.19.9000',
  goods: '',
  to: 'US',
  from: 'CN',
  vs: '',
  value: '10000',
  freight: '0',
  insurance: '0',
  kg: '',
  incoterm: 'DDP',
  mode: 'ocean',
  known: '',
  facts: '',
}
/** Entries that a design fills, so that they start blank with one. */
const FROM_GOODS = ['hs', 'value', 'kg'] as const

const names = Object.keys(FIELDS) as CalculatorField[]
/** The part of an entry that is looked at. */
const cut = (name: CalculatorField | GoodsFact, entry: string): string =>
  entry.slice(0, name === 'facts' ? 600 : 64)

/** The canonical query of all that ask the same: without what isn't asked for, in a fixed order. */
export function canonicalQuestion(query: URLSearchParams): string {
  const entries = [...names, ...GOODS_FACT_NAMES].flatMap((name) => {
    const [entry, ...more] = query.getAll(name)
    return entry === undefined || more.length > 0 ? [] : [[name, cut(name, entry)]]
  })
  return new URLSearchParams(entries).toString()
}

/** The design that an address asks for, with its quantity and destination; null for none, or an impossible one. */
export function askedProduct(
  query: Readonly<Record<string, string | string[] | undefined>>,
): { product: string; quantity: number; to: string } | null {
  const parsed = z
    .object({
      product: FIELDS.product.pipe(z.string().min(1)),
      quantity: FIELDS.quantity.default(500),
      to: FIELDS.to.catch('US'),
    })
    .safeParse({ product: query.product, quantity: query.quantity || undefined, to: query.to })
  return parsed.success ? parsed.data : null
}

/** The destination in an address: the first one where it names none, or an unknown one. */
export const askedDestination = (
  query: Readonly<Record<string, string | string[] | undefined>>,
): string => FIELDS.to.catch('US').parse(query.to)

/** The day of entry in an address: today where it names none, or an invalid one. */
export const askedDay = (
  query: Readonly<Record<string, string | string[] | undefined>>,
  today: string,
): string => FIELDS.date.catch(today).parse(query.date)

/**
 * Reads a question from an address's query; missing entries have defaults.
 * @param today day at the destination
 * @param goods the design asked for, where it was found
 * @param offersDdp whether we deliver duty paid there; where not, DDP is answered as DAP
 */
export function readQuestion(
  query: Readonly<Record<string, string | string[] | undefined>>,
  today: string,
  goods: AskedGoods | null = null,
  offersDdp = true,
): CalculatorQuestion {
  const defaults: Record<CalculatorField, string> = {
    ...DEFAULTS,
    date: today,
    ...(goods ? { hs: '', value: '', kg: '' } : {}),
    ...(query.goods ? { hs: '' } : {}),
  }
  const typed = Object.fromEntries(
    names.map((name) => {
      const entry = query[name]
      return [name, typeof entry === 'string' ? cut(name, entry) : defaults[name]]
    }),
  ) as Record<CalculatorField, string>
  // The code that the form starts with is nobody's statement against what the goods are.
  if (typed.goods !== '' && typed.hs === DEFAULTS.hs) typed.hs = ''
  if (!offersDdp && typed.incoterm === 'DDP') typed.incoterm = 'DAP'
  const needed = FROM_GOODS.filter(
    (name) =>
      name !== 'kg' &&
      !goods &&
      typed[name].trim() === '' &&
      !(name === 'hs' && typed.goods !== ''),
  )
  const unfound = typed.product.trim() !== '' && !goods ? (['product'] as const) : []
  const wrong = [
    ...new Set([
      ...names.filter((name) => !FIELDS[name].safeParse(typed[name]).success),
      ...needed,
      ...unfound,
    ]),
  ]
  const { facts: said, wrong: wrongFacts } = factsInQuery(query)
  const nothing = { typed, said, wrongFacts, leaf: null, open: null, shipment: null }
  if (wrong.length > 0) return { ...nothing, wrong }
  const {
    freight: freightMinor,
    insurance: insuranceMinor,
    value,
    kg,
    quantity,
    known,
    facts,
    ...rest
  } = z.object(FIELDS).parse(typed)
  const { outcome } = rest.goods === ASK ? walk(said) : { outcome: null }
  // An open question leads to no code, least of all to the cheaper one.
  if (outcome && outcome.at !== 'leaf') return { ...nothing, wrong: [], open: outcome }
  const leaf = outcome ? outcome.leaf : rest.goods === ASK ? null : rest.goods
  const code = leaf && (codeOf(leaf, rest.to)?.code ?? '')
  // Goods without a code there, or a code of other goods: neither is guessed.
  if (code === '' ? rest.hs === null : code && rest.hs && !sameCode(rest.hs, code))
    return { ...nothing, leaf, wrong: ['goods'] }
  const line = {
    id: 'line',
    hsCode: rest.hs ?? (code || goods?.hsCode || ''),
    origin: rest.from,
    customsValueMinor: value ?? goods?.valueMinor ?? 0,
    netWeightGrams: kg ?? goods?.netWeightGrams ?? null,
    pieces: quantity,
    facts: {
      ...goods?.facts,
      ...engineFacts(knownOf(said)),
      ...Object.fromEntries(
        facts
          .split(',')
          .filter(Boolean)
          .map((fact) => [fact, true]),
      ),
    },
  }
  return {
    typed,
    wrong,
    said,
    wrongFacts,
    leaf,
    open: null,
    shipment: {
      destination: rest.to,
      entryDate: rest.date,
      mode: rest.mode,
      freightMinor,
      insuranceMinor,
      lines: [line],
      ...(known ? { knownAt: known } : {}),
    },
  }
}

/**
 * The facts that the form asks for: those on the way to the code where they find it, and those that a duty depends
 * on. Pure.
 * @param code that is rated, or is entered
 */
export function factsAsked(
  { typed, said }: Pick<CalculatorQuestion, 'typed' | 'said'>,
  code: string,
): GoodsFact[] {
  const chapter = code.replaceAll('.', '').slice(0, 2)
  const besides = GOODS_FACT_NAMES.filter((fact) => BESIDES_OF[chapter]?.includes(fact))
  const onTheWay = typed.goods === ASK ? factsThatMatter(said) : []
  const statedFacts = GOODS_FACT_NAMES.filter((fact) => said[fact] !== undefined)
  return [...new Set([...onTheWay, ...besides, ...statedFacts])]
}
const OF_STEEL: readonly GoodsFact[] = ['melt_country', 'mill_certificate', 'metal_share']
/** By chapter: the facts that a duty, a surtax or a safety rule depends on, whatever the code. */
const BESIDES_OF: Readonly<Record<string, readonly GoodsFact[]>> = {
  '71': ['childrens'],
  '73': OF_STEEL,
  '83': OF_STEEL,
}

/** The address of the same question with a fact stated, or no longer stated. */
export function withFact(
  { typed, said }: Pick<CalculatorQuestion, 'typed' | 'said'>,
  fact: string,
  isStated: boolean,
): string {
  const facts = typed.facts.split(',').filter((each) => each && each !== fact)
  return `/tariffs?${new URLSearchParams({ ...typed, ...said, facts: [...facts, ...(isStated ? [fact] : [])].join(',') })}`
}

/** Who pays what under one Incoterm; the three add up to the same landed cost. */
export interface IncotermSide {
  incoterm: Incoterm
  invoiceMinor: number
  buyerPaysMinor: number
  landedMinor: number
}

export interface CalculatorAnswer {
  assessment: DutyAssessment
  line: LineAssessment | null
  history: RateStep[]
  /** last day the history looks at */
  until: string
  outlook: { title: string; setBy: string; setAt: string; range: OutlookRange } | null
  /** the periods of quotas that the line draws from */
  quotas: OpenWindow[]
  sides: IncotermSide[]
  /** in which the destination's customs keeps its accounts */
  accountCurrency: string
}

/**
 * Everything the calculator shows of a shipment of one line.
 * @param offersDdp whether we deliver duty paid there
 */
export function calculate(
  asked: Shipment,
  inForce: RulesInForce,
  offersDdp = true,
): CalculatorAnswer {
  const shipment = { ...asked, quotaBalances: inForce.quotaBalancesOn(asked.entryDate) }
  const rules = inForce.compiledFor(shipment.destination)
  const assessment = assessDuty(shipment, rules)
  const line = assessment.lines[0] ?? null
  const outlook =
    line?.status === 'rated' && shipment.knownAt === undefined && shipment.destination === 'US'
      ? firstThatMoves(shipment, inForce)
      : null
  const until = addDays(shipment.entryDate, 365)
  return {
    assessment,
    line,
    history: rateHistory(shipment, rules, until),
    until,
    outlook,
    quotas:
      line?.status === 'rated'
        ? (line.splits ?? []).flatMap(
            ({ orderNumber }) => inForce.windowOn(orderNumber, shipment.entryDate) ?? [],
          )
        : [],
    sides: sidesOf(shipment, assessment).filter(
      ({ incoterm }) => offersDdp || dutyBornBy(incoterm) === 'buyer',
    ),
    accountCurrency: rules.accountCurrency,
  }
}

/** The first outlook under which the shipment could cost another amount. */
function firstThatMoves(shipment: Shipment, rules: RulesInForce): CalculatorAnswer['outlook'] {
  for (const compiled of rules.outlooks) {
    const range = outlookRange(shipment, rules.compiledFor(shipment.destination), compiled)
    if (!range || range.minMinor === range.maxMinor) continue
    const { title, setBy, setAt } = compiled.outlook
    return { title, setBy, setAt, range }
  }
  return null
}

function sidesOf(
  { lines, freightMinor = 0, insuranceMinor = 0 }: Shipment,
  { totalMinor, complete }: DutyAssessment,
): IncotermSide[] {
  if (!complete) return []
  const goods = lines.reduce((sum, { customsValueMinor }) => sum + customsValueMinor, 0)
  const landedMinor = goods + freightMinor + insuranceMinor + totalMinor
  return INCOTERMS.map((incoterm) => {
    const invoiceMinor =
      goods +
      (carriageBornBy(incoterm) === 'seller' ? freightMinor + insuranceMinor : 0) +
      (dutyBornBy(incoterm) === 'seller' ? totalMinor : 0)
    return { incoterm, invoiceMinor, buyerPaysMinor: landedMinor - invoiceMinor, landedMinor }
  })
}
