import { rational, text } from '../rational'
import {
  EXPRESSIONS,
  expressionOf,
  nextExpression,
  type DutyComponent,
  type ExpressionId,
} from './components'
import { DutySentenceError } from './error'
import { Reader, takeNumber, vocabulary } from './reader'
import { isCurrency, qualifierOf, QUALIFIERS, unitOf, UNITS, type Unit } from './units'

const takeUnit = vocabulary(UNITS, ({ names, code }) => [...names, code])
const takeQualifier = vocabulary(QUALIFIERS, ({ names }) => names)
/** `+ AC (reduced)` before `+ AC` before `+`: the longest matching prefix. */
const takePrefix = vocabulary(
  [
    ...new Map(
      EXPRESSIONS.filter(({ prefix }) => prefix !== '').map((each) => [each.prefix, each]),
    ).values(),
  ],
  ({ prefix, aliases }) => [prefix, ...aliases],
)

/**
 * Reads a TARIC duty sentence such as `9.1% MAX 1.0% + 0.90 GBP / 100 kg`.
 * @returns its components in order of their ids
 * @throws DutySentenceError with the column of the first part that can't be accepted
 */
export function parseSentence(sentence: string): DutyComponent[] {
  const reader = new Reader(sentence)
  if (reader.atEnd)
    throw new DutySentenceError('DutyAmountRequired', 0, {
      code: 'tariffImport.sentence.amount_needed',
    })
  const supplementary = supplementaryUnit(sentence)
  if (supplementary)
    return [{ expression: '99', amount: null, currency: null, unit: supplementary.code }]
  const components: DutyComponent[] = []
  while (!reader.atEnd)
    components.push(
      takeComponent(
        reader,
        components.map(({ expression }) => expression),
      ),
    )
  return components
}

/** A unit alone, `100 kg`, asks for a supplementary quantity and costs nothing. */
function supplementaryUnit(sentence: string): Unit | null {
  const reader = new Reader(sentence)
  const unit = takeUnit(reader)
  return unit && reader.atEnd ? unit : null
}

function takeComponent(reader: Reader, before: readonly ExpressionId[]): DutyComponent {
  reader.skipSpace()
  const start = reader.position
  const prefix = takePrefix(reader)?.prefix ?? ''
  if (prefix === '' && !reader.sees(/[\d.]/y))
    throw new DutySentenceError('InvalidDutyExpression', start, {
      code: 'tariffImport.sentence.no_expression',
      values: { text: reader.ahead },
    })
  const { id, takesAmount, description } = nextExpression(prefix, before, start)
  if (!takesAmount) {
    const unit = takeSlashed(reader, takeUnit, 'InvalidMeasurementUnit')
    if (unit)
      throw new DutySentenceError('MeasurementUnitNotPermitted', start, {
        code: 'tariffImport.sentence.unit_barred',
        values: { unit: unit.names[0] ?? '', code: unit.code, expression: description, prefix },
      })
    return { expression: id, amount: null, currency: null, unit: null }
  }
  return { expression: id, ...takeAmount(reader) }
}

function takeAmount(reader: Reader): Omit<DutyComponent, 'expression'> {
  const at = reader.position
  const number = takeNumber(reader)
  if (number === null) {
    throw reader.atEnd
      ? new DutySentenceError('DutyAmountRequired', reader.position, {
          code: 'tariffImport.sentence.amount_follows',
        })
      : new DutySentenceError('InvalidDutyExpression', at, {
          code: 'tariffImport.sentence.no_expression',
          values: { text: reader.ahead },
        })
  }
  const amount = rational(number)
  reader.skipSpace()
  if (reader.take(/%/y) !== null) return { amount, currency: null, unit: null }
  const currencyAt = reader.position
  const currency = reader.take(/[a-z]+/iy)?.toUpperCase()
  if (!currency || !isCurrency(currency))
    throw new DutySentenceError(
      'InvalidMonetaryUnit',
      currencyAt,
      currency
        ? { code: 'tariffImport.sentence.no_currency', values: { text: currency } }
        : { code: 'tariffImport.sentence.nothing' },
    )
  const unitAt = reader.position
  const unit = takeSlashed(reader, takeUnit, 'InvalidMeasurementUnit')
  if (!unit) return { amount, currency, unit: null }
  const qualifier = takeSlashed(reader, takeQualifier, 'InvalidMeasurementUnitQualifier')
  if (qualifier && !qualifier.allows(unit)) {
    throw new DutySentenceError('MeasurementUnitQualifierNotPermitted', unitAt, {
      code: 'tariffImport.sentence.qualifier_barred',
      values: { qualifier: qualifier.names[0] ?? '', unit: unit.names[0] ?? '' },
    })
  }
  return { amount, currency, unit: unit.code, ...(qualifier ? { qualifier: qualifier.code } : {}) }
}

/** The problem of an unknown unit or qualifier. */
const UNKNOWN = {
  InvalidMeasurementUnit: 'tariffImport.sentence.no_unit',
  InvalidMeasurementUnitQualifier: 'tariffImport.sentence.no_qualifier',
} as const

function takeSlashed<T>(
  reader: Reader,
  take: (reader: Reader) => T | null,
  code: keyof typeof UNKNOWN,
): T | null {
  reader.skipSpace()
  if (reader.take(/\//y) === null) return null
  reader.skipSpace()
  const at = reader.position
  const found = take(reader)
  if (!found)
    throw new DutySentenceError(code, at, { code: UNKNOWN[code], values: { text: reader.ahead } })
  return found
}

/** Writes components as a sentence that `parseSentence` reads back as the same components. */
export function printSentence(components: readonly DutyComponent[]): string {
  return components.map(printComponent).join(' ')
}

function printComponent({ expression, amount, currency, unit, qualifier }: DutyComponent): string {
  const { prefix } = expressionOf(expression)
  const unitText = unit ? unitOf(unit).names[0] : null
  if (!amount) return [prefix, unitText].filter(Boolean).join(' ')
  const sum = currency === null ? `${text(amount)}%` : `${text(amount)} ${currency}`
  return [
    prefix,
    [sum, unitText, qualifier ? qualifierOf(qualifier).names[0] : null].filter(Boolean).join(' / '),
  ]
    .filter(Boolean)
    .join(' ')
}
