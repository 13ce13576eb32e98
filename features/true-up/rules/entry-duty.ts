import {
  allPieces,
  shipmentShare,
  type SentUnder,
} from '@/features/fulfilment/rules/shipment-share'
import { customsLinesOf } from '@/features/quotes/rules/compose'
import { assessQuoteDuty } from '@/features/quotes/rules/duty'
import { tariffMoves } from '@/features/quotes/rules/tariff-moves'
import type { Duty, QuoteDocument } from '@/features/quotes/schema'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { localeOf } from '@/i18n/routing'
import type { EntryDocument } from '../schema'
import { compareLayers } from './compare-layers'
import { settleDuty, type Settlement, type SignedTerms } from './settle'

/** The duty of a shipment as entered, beside what was signed for it. Pure. */

/** The customs declaration of a line. `valueMinor` in the order’s currency. */
export interface Declared {
  valueMinor: number
  hsCode: string
  origin: string
}

/** A line of a shipment with what was signed of it. */
export interface ShippedLine {
  lineId: string
  position: number
  title: string
  pieces: number
  signed: Declared
}

/** What was signed for one shipment: its share of value, surcharge and cap. */
export interface SignedShipment {
  terms: SignedTerms
  lines: ShippedLine[]
  /** in force when it left */
  document: QuoteDocument
  /** this shipment's share of an amount that a document states for the whole order */
  share: (amountOf: (document: QuoteDocument) => number) => number
}

/**
 * What of a signed order applies to one shipment. The shares of all shipments add up to what was signed, to the
 * minor unit.
 * @param shipments of the order up to that one, each under the document of its time
 * @throws RangeError for none
 */
export function signedShipment(shipments: readonly SentUnder<QuoteDocument>[]): SignedShipment {
  const last = shipments.at(-1)
  if (!last) throw new RangeError('no shipment')
  const { document, sent } = last
  const { draft, tariff } = document
  const before = allPieces(shipments.slice(0, -1).map((each) => each.sent))
  const share = shipmentShare(shipments)
  const values = customsLinesOf(draft, document.duty.entryDay, document.valuation?.basis)
  const lines = draft.lines.flatMap((line, i): ShippedLine[] => {
    const pieces = sent.get(line.id) ?? 0
    if (pieces === 0) return []
    const earlier = before.get(line.id) ?? 0
    const value = BigInt(values[i]?.customsValueMinor ?? 0)
    const upTo = (count: number) => Number((value * BigInt(count)) / BigInt(line.quantity))
    return [
      {
        lineId: line.id,
        position: i + 1,
        title: line.title,
        pieces,
        signed: {
          valueMinor: upTo(earlier + pieces) - upTo(earlier),
          hsCode: line.hsCode ?? '',
          origin: line.origin,
        },
      },
    ]
  })
  const terms = tariff?.terms
  const signedMinor = share(({ surchargeMinor }) => surchargeMinor)
  return {
    document,
    share,
    lines,
    terms: {
      kind: terms?.kind ?? null,
      signedMinor,
      // A cap is never below what was quoted, and neither are its shares.
      capMinor: terms?.capMinor == null ? null : signedMinor + share(aboveSurcharge),
      lockedUntil: draft.tariffTerms?.kind === 'locked' ? draft.tariffTerms.until : null,
    },
  }
}

/** What the cap of a document leaves above its surcharge. */
const aboveSurcharge = ({ tariff, surchargeMinor }: QuoteDocument): number =>
  (tariff?.terms?.capMinor ?? surchargeMinor) - surchargeMinor

/**
 * The engine’s duty on goods of a shipment, entered on a day.
 * @param declared by line; as signed where missing
 */
function dutyOn(
  { document, lines, share }: SignedShipment,
  declared: ReadonlyMap<string, Declared>,
  enteredOn: string,
  rules: RulesInForce,
): Duty {
  const { draft, exchangeRate, language, valuation } = document
  const declarationOf = (line: ShippedLine): Declared => declared.get(line.lineId) ?? line.signed
  const shipped = {
    ...draft,
    lines: lines.flatMap((line) => {
      const draftLine = draft.lines.find(({ id }) => id === line.lineId)
      const { hsCode, origin } = declarationOf(line)
      return draftLine ? [{ ...draftLine, quantity: line.pieces, hsCode, origin }] : []
    }),
  }
  const customs = customsLinesOf(shipped, enteredOn, valuation?.basis)
  return assessQuoteDuty(
    {
      ...draft,
      language: localeOf(language),
      entryDay: enteredOn,
      valuation: valuation && {
        ...valuation,
        rows: valuation.rows.map((row) => ({
          ...row,
          amountMinor: share((each) =>
            each === document
              ? row.amountMinor
              : (each.valuation?.rows.find(({ code }) => code === row.code)?.amountMinor ?? 0),
          ),
        })),
      },
    },
    exchangeRate,
    enteredOn,
    rules,
  )(
    customs.map((line, i) => {
      const own = lines[i]
      return own ? { ...line, customsValueMinor: declarationOf(own).valueMinor } : line
    }),
  )
}

/** Changes of the rules for these lines since they were signed. */
function ruleChanges(
  signed: Duty,
  entered: Duty,
  lines: readonly ShippedLine[],
  rules: RulesInForce,
): EntryDocument['causes'] {
  const own = new Set(lines.map(({ lineId }) => lineId))
  const before = { ...signed, lines: signed.lines.filter(({ lineId }) => own.has(lineId)) }
  return tariffMoves(before, entered, rules.us.measures)
    .filter(({ beforeRates, afterRates }) => String(beforeRates) !== String(afterRates))
    .map(({ heading, title, beforeRates, afterRates, source, since }) => ({
      heading,
      title,
      beforeRates,
      afterRates,
      source,
      since,
    }))
}

export interface SettledEntry extends Settlement {
  actualMinor: number
  document: EntryDocument
}

/**
 * Works out an entry: the duty of its day by the declaration, the buyer's part of it, and where the difference comes
 * from.
 * @returns the titles of lines without a figure from the engine, if there are any
 */
export function settleEntry(
  shipment: SignedShipment,
  entry: { enteredOn: string; lockEnded: boolean; declared: ReadonlyMap<string, Declared> },
  rules: RulesInForce,
): SettledEntry | { unrated: string[] } {
  const { enteredOn, lockEnded, declared } = entry
  const { document, lines, terms } = shipment
  const actual = dutyOn(shipment, declared, enteredOn, rules)
  const unrated = actual.lines.flatMap((line, i) =>
    line.status === 'rated' ? [] : [lines[i]?.title ?? ''],
  )
  if (unrated.length > 0) return { unrated }
  const asSigned = dutyOn(shipment, new Map(), enteredOn, rules)
  const actualMinor = actual.totalMinor
  const settlement = settleDuty(terms, { actualMinor, enteredOn, lockEnded })
  return {
    ...settlement,
    actualMinor,
    document: {
      terms: {
        kind: terms.kind,
        capMinor: terms.capMinor,
        lockedUntil: terms.lockedUntil,
        lockEnded,
        by: settlement.by,
      },
      lines: lines.map(({ lineId, title, pieces, signed }) => ({
        lineId,
        title,
        pieces,
        signed,
        declared: declared.get(lineId) ?? signed,
      })),
      rows: compareLayers(
        document.duty,
        terms.signedMinor,
        actual,
        lines.map(({ lineId }) => lineId),
      ),
      causes: ruleChanges(document.duty, asSigned, lines, rules),
      byRulesMinor: asSigned.totalMinor - terms.signedMinor,
      byFactsMinor: actualMinor - asSigned.totalMinor,
      signedBy: { day: document.duty.asOf, version: document.duty.ruleSetVersion ?? '' },
      actualBy: { day: enteredOn, version: actual.ruleSetVersion ?? '' },
    },
  }
}
