import { say } from '@/i18n/say'
import { adValoremPercent, evaluate } from '../engine/expression/evaluate'
import type { DutyComponent, ExpressionId } from '../engine/expression/components'
import { DutySentenceError } from '../engine/expression/error'
import { parseChapter99Rate, parseHtsRate } from '../engine/expression/hts'
import { parseSeasons } from '../engine/expression/seasons'
import { parseSentence } from '../engine/expression/sentence'
import { quantityIn, UNITS } from '../engine/expression/units'
import { dutyUnder, type DutyOption } from '../engine/duty-options'
import {
  add,
  compare,
  divide,
  fixed,
  multiply,
  ratio,
  rational,
  text,
  ZERO,
  type Rational,
} from '../engine/rational'
import { cascade, customsValue } from '../engine/taxes'
import type { Answer, Family } from './case'

const HUNDRED = ratio(100n, 1n)
export const texts = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '0'
const quantitiesOf = (value: unknown): Record<string, Rational> =>
  Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, string>).map(([unit, quantity]) => [
      UNITS.find(({ names }) => names.includes(unit))?.code ?? unit,
      rational(quantity),
    ]),
  )

/** `["01", "9.1", null, null]`; a qualifier follows where there is one. */
export const sentenceParse: Family = ({ sentence }) => {
  try {
    return {
      components: parseSentence(texts(sentence)).map((c) => [
        c.expression,
        c.amount ? text(c.amount) : null,
        c.currency,
        c.unit,
        ...(c.qualifier ? [c.qualifier] : []),
      ]),
    }
  } catch (error) {
    if (error instanceof DutySentenceError)
      return { error: error.kind === 'syntax' ? error.code : say(error.problem, 'en') }
    throw error
  }
}

export const seasonal: Family = ({ sentence }) => ({
  seasons: parseSeasons(texts(sentence)).map(({ rate, start, end }) => [
    rate,
    start.day,
    start.month,
    end.day,
    end.month,
  ]),
})

interface ComponentInput {
  expr: string
  amount?: string
  cur?: string
  unit?: string
}

export const ukDuty: Family = (inputs) => (inputs.vatRatePct ? ukVat(inputs) : ukComponents(inputs))

/** VAT on the customs value and all duties. */
function ukVat({ customsValue: value, dutyTotal, vatRatePct }: Record<string, unknown>): Answer {
  const values = { customs_value: rational(texts(value)), duty: rational(texts(dutyTotal)) }
  const { vat = ZERO } = cascade(values, [
    { code: 'vat', percent: texts(vatRatePct), of: ['customs_value', 'duty'] },
  ])
  return { vatBase: fixed(add(values.customs_value, values.duty), 2), vat: fixed(vat, 2) }
}

function ukComponents(inputs: Record<string, unknown>): Answer {
  const components = (inputs.components as ComponentInput[]).map(
    ({ expr, amount, cur, unit }): DutyComponent => ({
      expression: expr as ExpressionId,
      amount: amount ? rational(amount) : null,
      currency: cur ?? null,
      unit: cur && unit ? unit : null,
    }),
  )
  const value = inputs.customsValue ? rational(texts(inputs.customsValue)) : landed(inputs)
  const currency = texts(inputs.currency)
  const quantities = quantitiesOf(inputs.quantity)
  const answer = evaluate(components, {
    customsValue: value,
    currency,
    quantities,
    exchange: Object.fromEntries(
      Object.entries((inputs.fx ?? {}) as Record<string, string>).map(([pair, rate]) => [
        pair.replace(currency, ''),
        rational(rate),
      ]),
    ),
  })
  const unit = components.find((each) => each.unit)?.unit
  const inDutyUnit = unit && quantityIn(quantities, unit)
  return {
    customsValue: fixed(value, 2),
    quantityInDutyUnit: inDutyUnit && text(inDutyUnit),
    ...('duty' in answer ? { duty: fixed(answer.duty, 2), dutyExact: text(answer.duty) } : answer),
  }
}

const landed = (inputs: Record<string, unknown>): Rational =>
  customsValue('cif', {
    goods: rational(texts(inputs.goodsValue ?? 0)),
    freight: rational(texts(inputs.freight ?? 0)),
    insurance: rational(texts(inputs.insurance ?? 0)),
  })

export const ukStack: Family = (inputs) => {
  const measures = Object.entries(inputs.measures as Record<string, string>)
  const value = landed(inputs)
  const option = inputs.option as DutyOption
  const answer = dutyUnder(
    option,
    measures.map(([name, sentence]) => ({
      type: name.slice(0, 3),
      components: parseSentence(sentence),
    })),
    {
      customsValue: value,
      currency: texts(inputs.currency),
      quantities: quantitiesOf(inputs.quantity),
    },
  )
  if (!answer) return { skip: `no measure opens ${option}` }
  if ('missing' in answer) return answer
  const layer = (type: string) => {
    const duty = answer.additional.find((each) => each.type === type)?.duty
    return duty ? fixed(duty, 2) : null
  }
  return {
    customsValue: fixed(value, 2),
    baseDutyExact: text(answer.base),
    baseDuty: fixed(answer.base, 2),
    safeguard: layer('696'),
    additional: layer('695'),
    antiDumping: layer('552'),
    vatBase: fixed(answer.vatBase, 2),
    vat: fixed(answer.vat, 2),
    total: fixed(answer.total, 2),
    priority: answer.priority,
    orderNumber: /^12[23] .*?(\d{6})/.exec(
      measures.find(([name]) => /^12[23]/.test(name))?.[0] ?? '',
    )?.[1],
  }
}

export const australia: Family = (inputs) => {
  const value = inputs.customsValueAud
    ? rational(texts(inputs.customsValueAud))
    : divide(rational(texts(inputs.customsValueUsd)), rational(texts(inputs.fxAudUsd)))
  const transport = rational(texts(inputs.transportInsuranceAud))
  const charges = cascade({ customs_value: value, transport }, [
    { code: 'duty', percent: texts(inputs.dutyPct), of: ['customs_value'] },
    { code: 'gst', percent: texts(inputs.gstPct), of: ['customs_value', 'duty', 'transport'] },
  ])
  const [dutied, gst] = [charges.duty ?? ZERO, charges.gst ?? ZERO]
  return {
    customsValueAud: fixed(value, 2),
    duty: fixed(dutied, 2),
    voti: fixed(add(add(value, dutied), transport), 2),
    gst: fixed(gst, 2),
    total: fixed(add(dutied, gst), 2),
  }
}

export const india: Family = (inputs) => {
  const value = rational(texts(inputs.assessableValueInr))
  const charges = cascade({ customs_value: value }, [
    { code: 'bcd', percent: texts(inputs.bcdPct), of: ['customs_value'] },
    { code: 'sws', percent: texts(inputs.swsPctOfBcd), of: ['bcd'] },
    { code: 'igst', percent: texts(inputs.igstPct), of: ['customs_value', 'bcd', 'sws'] },
  ])
  const total = Object.values(charges).reduce(add, ZERO)
  return {
    ...Object.fromEntries(
      Object.entries(charges).map(([code, amount]) => [code, fixed(amount, 2)]),
    ),
    total: fixed(total, 2),
    effectivePct: text(divide(multiply(total, HUNDRED), value)),
  }
}

export const mexico: Family = (inputs) => {
  const value = rational(texts(inputs.customsValueMxn))
  const charges = cascade({ customs_value: value }, [
    { code: 'igi', percent: texts(inputs.igiPct), of: ['customs_value'] },
    { code: 'dta', percent: texts(inputs.dtaPct), of: ['customs_value'] },
    { code: 'iva', percent: texts(inputs.ivaPct), of: ['customs_value', 'igi', 'dta'] },
  ])
  const { igi = ZERO, dta = ZERO, iva = ZERO } = charges
  return {
    igi: fixed(igi, 2),
    dta: fixed(dta, 2),
    ivaBase: fixed(add(value, add(igi, dta)), 2),
    iva: fixed(iva, 2),
    total: fixed(add(add(igi, dta), iva), 2),
  }
}

/** Rates as decimals, 6.8% is 0.068; null where a rate isn't only a percentage. */
export const htsRates: Family = (inputs) => {
  const decimal = (percent: Rational | null) => (percent ? text(divide(percent, HUNDRED)) : null)
  if (inputs.text !== undefined) {
    const added = parseChapter99Rate(texts(inputs.text))
    return { surcharge: added && decimal(adValoremPercent(added)) }
  }
  const parsed = ((inputs.rates ?? [inputs.rate]) as string[]).map(parseHtsRate)
  const percents = parsed.map((components) => adValoremPercent(components))
  const duties = parsed.map((components) =>
    evaluate(components, { customsValue: rational('100'), currency: 'USD', quantities: {} }),
  )
  return {
    adValorem: decimal(percents[0] ?? null),
    adValoremOnly: percents.every((percent) => percent === null)
      ? null
      : decimal(percents[0] ?? null),
    mustNotBeZero: duties.every((answer) => 'missing' in answer || compare(answer.duty, ZERO) > 0),
  }
}
