import { z } from 'zod'
import { addDays } from '@/platform/day'
import { assessDuty } from './engine/assess'
import { outlookRange, type OutlookRange } from './engine/outlook'
import type { DutyAssessment, LineAssessment, Shipment } from './engine/types'
import { rateHistory, type RateStep } from './rate-history'
import { currentOutlooks, quotaBalancesOn, rulesFor } from './rules'
import { DESTINATIONS, INCOTERMS, type Incoterm } from './schema'

const money = z.string().trim().regex(/^\d{1,9}([.,]\d{1,2})?$/).transform((text) => Math.round(Number(text.replace(',', '.')) * 100))

const FIELDS = {
  hs: z.string().trim().regex(/^\d{4}\.?\d{2}(\.?\d{2}(\.?\d{2})?)?$/),
  to: z.enum(DESTINATIONS),
  from: z.enum(['CN', 'MX', 'IN']),
  value: money,
  freight: money,
  insurance: money,
  kg: z.union([z.literal(''), z.string().trim().regex(/^\d{1,7}([.,]\d{1,3})?$/).transform((text) => text.replace(',', '.'))]),
  incoterm: z.enum(INCOTERMS),
  mode: z.enum(['ocean', 'air']),
  date: z.iso.date(),
} as const
export type CalculatorField = keyof typeof FIELDS

/** What the address asks, as typed; the fields that can't be taken are named. */
export interface CalculatorQuestion {
  typed: Record<CalculatorField, string>
  wrong: CalculatorField[]
  /** null while something is wrong */
  shipment: Shipment | null
  freightMinor: number
  insuranceMinor: number
}

/** Reads a question from an address's query; what is left out has a default. @param today New York day */
export function readQuestion(query: Readonly<Record<string, string | string[] | undefined>>, today: string): CalculatorQuestion {
  const defaults: Record<CalculatorField, string> = { hs: '7117.19.9000', to: 'US', from: 'CN', value: '10000', freight: '0', insurance: '0', kg: '', incoterm: 'DDP', mode: 'ocean', date: today }
  const names = Object.keys(defaults) as CalculatorField[]
  const typed = Object.fromEntries(names.map((name) => [name, typeof query[name] === 'string' ? query[name].slice(0, 40) : defaults[name]])) as Record<CalculatorField, string>
  const wrong = names.filter((name) => !FIELDS[name].safeParse(typed[name]).success)
  if (wrong.length > 0) return { typed, wrong, shipment: null, freightMinor: 0, insuranceMinor: 0 }
  const { freight: freightMinor, insurance: insuranceMinor, value, kg, ...rest } = z.object(FIELDS).parse(typed)
  const line = { id: 'line', hsCode: rest.hs, origin: rest.from, customsValueMinor: value, netWeightGrams: kg ? String(Math.round(Number(kg) * 1000)) : null }
  return { typed, wrong, shipment: { destination: rest.to, entryDate: rest.date, mode: rest.mode, quotaBalances: quotaBalancesOn(rest.date), freightMinor, insuranceMinor, lines: [line] }, freightMinor, insuranceMinor }
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
  sides: IncotermSide[]
}

/** Everything the calculator shows of a shipment of one line. */
export function calculate(shipment: Shipment): CalculatorAnswer {
  const rules = rulesFor(shipment.destination)
  const assessment = assessDuty(shipment, rules)
  const line = assessment.lines[0] ?? null
  const [compiled] = shipment.destination === 'US' ? currentOutlooks() : []
  const range = compiled && line?.status === 'rated' ? outlookRange(shipment, rules, compiled) : null
  const outlook = compiled && range && range.minMinor !== range.maxMinor ? { title: compiled.outlook.title, setBy: compiled.outlook.setBy, setAt: compiled.outlook.setAt, range } : null
  const until = addDays(shipment.entryDate, 365)
  return { assessment, line, history: rateHistory(shipment, rules, until), until, outlook, sides: sidesOf(shipment, assessment) }
}

function sidesOf({ lines, freightMinor = 0, insuranceMinor = 0 }: Shipment, { totalMinor, complete }: DutyAssessment): IncotermSide[] {
  if (!complete) return []
  const goods = lines.reduce((sum, { customsValueMinor }) => sum + customsValueMinor, 0)
  const landedMinor = goods + freightMinor + insuranceMinor + totalMinor
  return INCOTERMS.map((incoterm) => {
    const invoiceMinor = goods + (incoterm === 'CIF' || incoterm === 'DDP' ? freightMinor + insuranceMinor : 0) + (incoterm === 'DDP' ? totalMinor : 0)
    return { incoterm, invoiceMinor, buyerPaysMinor: landedMinor - invoiceMinor, landedMinor }
  })
}
