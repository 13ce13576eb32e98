import { add, percentOf, ZERO, type Rational } from './rational'
import type { Charge, ValueBasis } from './types'

/**
 * Lays charges one on another, exactly: VAT on value and duty, a surcharge on the duty alone.
 * @param values by name, in one currency; charges may refer to them
 * @returns each charge by code, unrounded
 * @throws RangeError for a charge on something that hasn't been named before it
 */
export function cascade(
  values: Readonly<Record<string, Rational>>,
  charges: readonly Pick<Charge, 'code' | 'percent' | 'of'>[],
): Record<string, Rational> {
  const amounts: Record<string, Rational> = { ...values }
  const charged: Record<string, Rational> = {}
  for (const { code, percent, of } of charges) {
    const basis = of.reduce<Rational>((sum, name) => {
      const value = amounts[name]
      if (!value) throw new RangeError(`${code} is taken of ${name}, which isn't known before it`)
      return add(sum, value)
    }, ZERO)
    const amount = percentOf(basis, percent)
    amounts[code] = amount
    charged[code] = amount
  }
  return charged
}

/** Customs value of goods, exact: what is paid for them and, where the law says so, what brings them to the border. */
export function customsValue(
  basis: ValueBasis,
  parts: { goods: Rational; freight: Rational; insurance: Rational },
): Rational {
  return basis === 'fob' ? parts.goods : add(parts.goods, add(parts.freight, parts.insurance))
}
