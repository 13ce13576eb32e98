import { divide, multiply, ratio } from '../rational'
import type { Rational } from '../rational'

type Dimension = 'weight' | 'volume' | 'length' | 'count' | 'pairs' | 'strength' | null

export interface Unit {
  /** TARIC code, or UN/ECE Rec. 20 where TARIC has none (dozens) */
  code: string
  /** how it is printed, then other ways of writing it */
  names: readonly [string, ...string[]]
  dimension: Dimension
  /** how many of the dimension's smallest unit it is */
  size: bigint
}

const of =
  (dimension: Dimension) =>
  (code: string, size: bigint, ...names: [string, ...string[]]): Unit => ({
    code,
    names,
    dimension,
    size,
  })
const [weight, volume, length, count, pairs] = [
  of('weight'),
  of('volume'),
  of('length'),
  of('count'),
  of('pairs'),
]
/** A unit of a dimension of its own: never converted. */
const alone = (code: string, ...names: [string, ...string[]]): Unit => ({
  code,
  names,
  dimension: null,
  size: 1n,
})

export const UNITS: readonly Unit[] = [
  weight('GRM', 1n, 'g', 'gram', 'grams'),
  weight('KGM', 1_000n, 'kg', 'kilo', 'kilos', 'kilogram', 'kilograms', 'kilogramme'),
  weight('DTN', 100_000n, '100 kg'),
  weight('TNE', 1_000_000n, '1,000 kg', 'tonne', 'tonnes', 't', 'metric ton', 'metric tons'),
  volume('LTR', 1n, 'l', 'litre', 'litres', 'liter', 'liters'),
  volume('HLT', 100n, 'hl', '100 l', '100 litre', '100 litres', 'hectolitre', 'hectoliter'),
  volume('KLT', 1_000n, '1,000 l', '1,000 litre', '1,000 litres'),
  length('MTR', 1n, 'm', 'metre', 'metres', 'meter', 'meters'),
  length('HMT', 100n, '100 m', '100 metres'),
  length('KMT', 1_000n, 'km', '1,000 m'),
  count(
    'NAR',
    1n,
    'p/st',
    'item',
    'items',
    'piece',
    'pieces',
    'pcs',
    'unit',
    'each',
    'number',
    'no.',
    'head',
  ),
  count('DZN', 12n, 'doz', 'doz.', 'dozen'),
  count('CEN', 100n, '100 p/st', '100 items', '100 pieces'),
  count('GRO', 144n, 'gross'),
  count('MIL', 1_000n, '1,000 p/st', '1,000 items', '1,000 pieces', 'thousand', '1,000'),
  pairs('NPR', 1n, 'pa', 'pair', 'pairs', 'pr', 'pr.'),
  pairs('DPR', 12n, 'doz pair', 'doz. pr.', 'doz. pairs', 'dozen pairs'),
  { code: 'ASV', names: ['% vol', '% vol.'], dimension: 'strength', size: 1n },
  alone('MTK', 'm2', 'm²', 'square metre', 'square metres', 'sq. m', 'sq m'),
  alone('MTQ', 'm3', 'm³', 'cubic metre', 'cubic metres'),
  alone('TJO', 'TJ'),
  alone('MWH', '1,000 kWh', 'MWh'),
  alone('LPA', 'l alc. 100%', 'litre of pure (100%) alcohol', 'litre of pure alcohol'),
  alone('PFL', 'pf. liter', 'proof liter', 'pf.liter'),
  alone('BLL', 'bbl', 'barrel'),
  alone('CTM', 'c/k', 'carat', 'carats', 'ct'),
  alone('CCT', 'ct/l'),
  alone('NCL', 'ce/el', 'cell', 'cells'),
  alone('GFI', 'gi F/S'),
  alone('DAP', '10,000 kg/polar'),
  alone('KMA', 'kg met.am.'),
  alone('KNI', 'kg N'),
  alone('KNS', 'kg H2O2'),
  alone('KPH', 'kg KOH'),
  alone('KPO', 'kg K2O'),
  alone('KPP', 'kg P2O5'),
  alone('KSD', 'kg 90 % sdt', 'kg 90% sdt'),
  alone('KSH', 'kg NaOH'),
  alone('KUR', 'kg U'),
]

export interface Qualifier {
  /** TARIC letter */
  code: string
  names: readonly [string, ...string[]]
  /** the units it can qualify */
  allows: (unit: Unit) => boolean
}
const qualifier = (
  code: string,
  dimensions: readonly Dimension[],
  ...names: [string, ...string[]]
): Qualifier => ({ code, names, allows: ({ dimension }) => dimensions.includes(dimension) })
/** Milk is dutiable by 100 kg of its matter. */
const ofHundredKilograms = (code: string, ...names: [string, ...string[]]): Qualifier => ({
  code,
  names,
  allows: (unit) => unit.code === 'DTN',
})

export const QUALIFIERS: readonly Qualifier[] = [
  qualifier('A', ['weight', 'volume'], 'tot alc', 'tot. alc.', 'total alcohol'),
  qualifier('C', ['count', 'weight'], '1 000'),
  qualifier('E', ['weight'], 'net drained wt', 'net drained weight', 'drained'),
  qualifier('G', ['weight'], 'gross', 'gross weight'),
  qualifier('I', ['weight', 'volume'], 'of biodiesel content', 'biodiesel'),
  qualifier('M', ['weight'], 'net dry', 'dry', 'net dry weight'),
  ofHundredKilograms('P', 'lactic.', 'lactic matter', 'lactic'),
  qualifier('R', ['weight'], 'std qual', 'std. qual.', 'standard quality'),
  qualifier('S', ['weight'], 'raw sugar'),
  ofHundredKilograms('T', 'dry lactic matter', 'dry lactic.', 'dry lactic'),
  qualifier('X', ['strength'], 'hl', 'hectolitre'),
  qualifier('Z', ['weight'], '% sacchar.', '% sacchar', 'per 1% by weight of sucrose'),
]

/** @throws RangeError for a code that isn't one of the units */
export function unitOf(code: string): Unit {
  const found = UNITS.find((each) => each.code === code)
  if (!found) throw new RangeError(`no measurement unit ${code}`)
  return found
}

/** @throws RangeError for a letter that isn't one of the qualifiers */
export function qualifierOf(code: string): Qualifier {
  const found = QUALIFIERS.find((each) => each.code === code)
  if (!found) throw new RangeError(`no measurement unit qualifier ${code}`)
  return found
}

/**
 * The quantity in `unit`, exactly: as given, or converted from a unit of the same dimension. A qualified quantity
 * has the letter after the unit (DTNE is 100 kg net drained) and never replaces a plain one. Null when it isn't
 * known.
 */
export function quantityIn(
  quantities: Readonly<Record<string, Rational>>,
  unit: string,
  qualifierCode = '',
): Rational | null {
  const given = (code: string) =>
    Object.hasOwn(quantities, `${code}${qualifierCode}`)
      ? (quantities[`${code}${qualifierCode}`] ?? null)
      : null
  const direct = given(unit)
  if (direct) return direct
  const target = UNITS.find(({ code }) => code === unit)
  if (!target?.dimension) return null
  for (const other of UNITS) {
    const quantity = other.dimension === target.dimension ? given(other.code) : null
    if (quantity) return divide(multiply(quantity, ratio(other.size, 1n)), ratio(target.size, 1n))
  }
  return null
}

const CURRENCIES: ReadonlySet<string> = new Set(
  (
    'AED ARS AUD BDT BGN BRL CAD CHF CLP CNH CNY COP CZK DKK EGP EUR GBP HKD HRK HUF IDR ILS INR ISK JPY KES KRW KWD LKR MAD MXN MYR ' +
    'NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU VND XAF XEM XEU XOF ZAR'
  ).split(' '),
)
export const isCurrency = (code: string): boolean => CURRENCIES.has(code)
