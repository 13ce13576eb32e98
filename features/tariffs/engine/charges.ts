import type { CompiledRuleSet } from './compile'
import { plainCode } from './explain'
import type { ChargePart } from './messages'
import { covers, holds } from './plan'
import { add, ratio, rounded, ZERO, type Rational } from './rational'
import { cascade } from './taxes'
import type { ChargeBase } from './country'
import type { Charge, Layer, LineAssessment, Shipment, ShipmentLine } from './types'

/** What the charges of a line are based on, cents. */
interface ChargedLine {
  code: string
  valueMinor: number
  dutyMinor: number
  carriageMinor: number
}

/** What one charge comes to over the lines that bear it, and its base. */
interface Laid {
  amountMinor: number
  basisMinor: number
}

/**
 * VAT and similar charges, laid one on another, line by line: each is rounded half up to the cent on each line, as
 * customs declares them by item. Charges stand only on rated lines and on other reviewed charges; an unreviewed one
 * is named with its approximate amount, and so is every charge of lines without a rate. Where there isn't even an
 * indication, its base is named.
 * @param carriageMinor freight and insurance that each line's customs value leaves out
 */
export function chargesOn(
  lines: readonly ShipmentLine[],
  assessed: readonly LineAssessment[],
  shipment: Shipment,
  { charges, currency }: CompiledRuleSet,
  carriageMinor: readonly number[],
): Layer[] {
  const inForce = charges.filter((charge) =>
    holds({ from: '', to: null, ...charge }, shipment.entryDate, shipment.knownAt),
  )
  const at = lines.map((line, i) => takenOf(line, assessed[i], carriageMinor[i] ?? 0))
  const firm = at.flatMap(({ rated }) => rated ?? [])
  const indicated = all(at.map(({ rated, indicated: about }) => rated ?? about))
  const leastKnown = all(at.map(({ least }) => least))
  const reviewed = inForce.filter(({ review }) => review.state === 'reviewed')
  const firmCharges = layAll(firm, reviewed)
  const about = indicated && layAll(indicated, inForce)
  const least = leastKnown && layAll(leastKnown, inForce)
  return inForce
    .filter((charge) => lines.some((line) => bears(charge, plainCode(line.hsCode))))
    .map((charge): Layer => {
      const { code, title, percent, legalBasis, source, review } = charge
      const isCharged = review.state === 'reviewed' && firm.some((line) => bears(charge, line.code))
      const would = about?.get(code)
      return {
        programme: code,
        heading: code.toUpperCase(),
        title,
        legalBasis,
        source,
        ratePercent: percent,
        basisMinor:
          (isCharged ? firmCharges.get(code) : (would ?? least?.get(code)))?.basisMinor ?? 0,
        amountMinor: isCharged ? (firmCharges.get(code)?.amountMinor ?? 0) : 0,
        status: isCharged ? 'applied' : 'named',
        review,
        reason: isCharged
          ? null
          : would
            ? {
                code:
                  review.state === 'reviewed'
                    ? 'duty.charge_of_unreviewed'
                    : 'duty.charge_not_reviewed',
                values: { wouldBe: { amountMinor: would.amountMinor, currency } },
              }
            : least
              ? {
                  code: 'duty.charge_formula',
                  values: {
                    percent: { decimal: percent },
                    parts: {
                      list: charge.of.map((part) => partName(part, charges)),
                      between: 'commas',
                    },
                    atLeast: { amountMinor: least.get(code)?.amountMinor ?? 0, currency },
                  },
                }
              : { code: 'duty.charge_unknown' },
      }
    })
}

const bears = ({ codes, exceptCodes = [] }: Charge, code: string): boolean =>
  (codes === undefined || covers(codes, code)) && !covers(exceptCodes, code)

/** Each charge by its code, over all lines. */
function layAll(lines: readonly ChargedLine[], charges: readonly Charge[]): Map<string, Laid> {
  const sums = new Map<string, Laid>()
  for (const line of lines) {
    const own = charges.filter((charge) => bears(charge, line.code))
    const values: Record<string, Rational> = {
      // Charges that a line doesn't bear, or that aren't laid, count as zero.
      ...Object.fromEntries(charges.flatMap(({ of }) => of).map((name) => [name, ZERO])),
      ...({
        customs_value: cents(line.valueMinor),
        duty: cents(line.dutyMinor),
        carriage: cents(line.carriageMinor),
      } satisfies Record<ChargeBase, Rational>),
    }
    const laid = cascade(values, own)
    for (const { code, of } of own) {
      const basis = of.map((name) => laid[name] ?? values[name] ?? ZERO).reduce(add, ZERO)
      const sum = sums.get(code) ?? { amountMinor: 0, basisMinor: 0 }
      sums.set(code, {
        amountMinor: sum.amountMinor + Number(rounded(laid[code] ?? ZERO, 0)),
        basisMinor: sum.basisMinor + Number(rounded(basis, 0)),
      })
    }
  }
  return sums
}

const cents = (amountMinor: number): Rational => ratio(BigInt(amountMinor), 1n)

const isBase = (part: string): part is ChargeBase =>
  part === 'customs_value' || part === 'duty' || part === 'carriage'

const partName = (part: string, charges: readonly Charge[]): string | ChargePart =>
  isBase(part)
    ? { code: `duty.part_${part}` }
    : (charges.find(({ code }) => code === part)?.title ?? part)

/** The bases of a line: by its reviewed rates, by its indication, and by its value alone, as far as each exists. */
function takenOf(
  line: ShipmentLine,
  answer: LineAssessment | undefined,
  carriageMinor: number,
): { rated: ChargedLine | null; indicated: ChargedLine | null; least: ChargedLine | null } {
  const { customsValueMinor: valueMinor } = line
  if (!answer || answer.status === 'invalid' || valueMinor < 0)
    return { rated: null, indicated: null, least: null }
  const least = { code: plainCode(line.hsCode), valueMinor, dutyMinor: 0, carriageMinor }
  if (answer.status === 'rated') {
    const rated = { ...least, dutyMinor: answer.dutyMinor }
    return { rated, indicated: null, least: rated }
  }
  const dutyMinor = answer.indicative?.reduce((sum, layer) => sum + wouldBeOf(layer), 0)
  return {
    rated: null,
    indicated: dutyMinor === undefined ? null : { ...least, dutyMinor },
    least,
  }
}

/** All of them, or null where one is missing. */
const all = (lines: readonly (ChargedLine | null)[]): ChargedLine[] | null => {
  const present = lines.filter((line) => line !== null)
  return present.length === lines.length ? present : null
}

const wouldBeOf = ({ reason }: Layer): number =>
  reason?.code === 'duty.not_reviewed' || reason?.code === 'duty.not_reviewed_met'
    ? (reason.values?.wouldBe.amountMinor ?? 0)
    : 0
