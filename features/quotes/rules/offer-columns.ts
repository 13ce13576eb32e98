import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import type { ChoiceGroup, DraftLine, QuoteDocument } from '../schema'
import { pickedDocument, samePicks } from './choices'

/**
 * The choices of a quote side by side, in the words of its language: for page, paper and the desk.
 * Pure.
 */

const LINE_FACTS = [
  'item',
  'details',
  'quantity',
  'unitPrice',
  'setup',
  'leadTime',
  'line',
] as const
const TERMS_FACTS = ['incoterm', 'mode', 'freight', 'insurance', 'tariffTerms', 'premium'] as const
type FactName = (typeof LINE_FACTS)[number] | (typeof TERMS_FACTS)[number] | 'duty' | 'total'

export interface OfferFact {
  name: FactName
  label: string
  text: string
  /** different from the picked offer */
  differs: boolean
}

/** One offer of a group: the whole quote with this offer and otherwise as picked. */
export interface OfferColumn {
  id: string
  title: string
  /** the pick with it */
  picks: string[]
  isPicked: boolean
  facts: OfferFact[]
  /** of the whole quote */
  total: string
  /** against the current pick, with its sign; null for the picked offer */
  difference: string | null
}

export interface OfferGroup {
  id: string
  /** the line it belongs to; null for the terms of delivery */
  line: string | null
  columns: OfferColumn[]
}

/** An optional line, included or left out. */
export interface OptionalOffer {
  id: string
  title: string
  /** quantity and price, in words */
  text: string
  /** the pick after including it, or leaving it out again */
  picks: string[]
  isPicked: boolean
  difference: string
}

export interface OfferedChoices {
  groups: OfferGroup[]
  optional: OptionalOffer[]
}

/**
 * @param offered the quote as sent
 * @param picks the current pick
 */
export function offeredChoices(
  offered: QuoteDocument,
  picks: readonly string[],
  language: Locale,
): OfferedChoices {
  const t = documentTranslator('quotes.choices', language)
  const { draft } = offered
  const { money, whole } = formatIn(language, draft.currency)
  const signed = (from: QuoteDocument, to: QuoteDocument): string => {
    const moved = to.totalMinor - from.totalMinor
    const amount = money(Math.abs(moved), draft.currency)
    return moved === 0 ? t('same') : moved > 0 ? t('more', { amount }) : t('less', { amount })
  }
  const now = pickedDocument(offered, picks)
  const factsOf = (group: ChoiceGroup, document: QuoteDocument): Omit<OfferFact, 'differs'>[] => {
    const texts =
      group.of === 'line'
        ? lineTexts(document, group.lineId, language)
        : termsTexts(document, language)
    return [...texts, ['total', money(document.totalMinor, draft.currency)] as const].map(
      ([name, text]) => ({ name, label: t(`facts.${name}`), text }),
    )
  }
  return {
    groups: (draft.choices ?? []).map((group): OfferGroup => {
      const ids = [group.id, ...group.offers.map(({ id }) => id)]
      const otherPicks = picks.filter((id) => !ids.includes(id))
      const picked = factsOf(group, now)
      const columns = ids.map((id, i): OfferColumn => {
        const columnPicks = [...otherPicks, id]
        const document = pickedDocument(offered, columnPicks)
        const isPicked = samePicks(columnPicks, picks)
        return {
          id,
          title: t('offer', { letter: String.fromCharCode(65 + i) }),
          picks: columnPicks,
          isPicked,
          facts: factsOf(group, document).map((fact, at) => ({
            ...fact,
            differs: picked[at]?.text !== fact.text,
          })),
          total: money(document.totalMinor, draft.currency),
          difference: isPicked ? null : signed(now, document),
        }
      })
      // A fact that is empty for all of them ("no set-up") takes no row.
      const isAnyFilled = (at: number) => columns.some(({ facts }) => facts[at]?.text !== '')
      return {
        id: group.id,
        line:
          group.of === 'line'
            ? (draft.lines.find(({ id }) => id === group.lineId)?.title ?? '')
            : null,
        columns: columns.map((column) => ({
          ...column,
          facts: column.facts.filter((_, at) => isAnyFilled(at)),
        })),
      }
    }),
    optional: (draft.optionalLines ?? []).map((line): OptionalOffer => {
      const isPicked = picks.includes(line.id)
      const without = picks.filter((id) => id !== line.id)
      const other = isPicked ? without : [...picks, line.id]
      return {
        id: line.id,
        title: line.title,
        text: t('optionalText', {
          pieces: whole(line.quantity),
          price: money(line.unitPriceMinor, draft.currency),
          line: money(lineTotal(line), draft.currency),
        }),
        picks: other,
        isPicked,
        difference: signed(now, pickedDocument(offered, other)),
      }
    }),
  }
}

const lineTotal = ({ unitPriceMinor, quantity, setupFeeMinor }: DraftLine): number =>
  unitPriceMinor * quantity + setupFeeMinor

/** What distinguishes an offer from others of its line. */
export function offeredName({ title, sku, finish }: DraftLine, language: Locale): string {
  const t = documentTranslator('design.values', language)
  const other = sku ?? (finish ? t(finish as Parameters<typeof t>[0]) : null)
  return other ? `${title}, ${other}` : title
}

type Texts = (readonly [FactName, string])[]

function lineTexts({ draft, duty }: QuoteDocument, lineId: string, language: Locale): Texts {
  const line = draft.lines.find(({ id }) => id === lineId)
  if (!line) return []
  const t = documentTranslator('quotes.choices', language)
  const { money, whole, decimal } = formatIn(language, draft.currency)
  const rate = duty.lines.find((each) => each.lineId === lineId)?.totalRatePercent ?? null
  return [
    ['item', offeredName(line, language)],
    ['details', line.details.join(', ')],
    ['quantity', whole(line.quantity)],
    ['unitPrice', money(line.unitPriceMinor, draft.currency)],
    ['setup', line.setupFeeMinor > 0 ? money(line.setupFeeMinor, draft.currency) : ''],
    ['leadTime', t('days', { days: line.leadTimeDays })],
    ['line', money(lineTotal(line), draft.currency)],
    ['duty', rate === null ? '' : `${decimal(rate)}%`],
  ]
}

function termsTexts({ draft, duty, tariff }: QuoteDocument, language: Locale): Texts {
  const t = documentTranslator('quotes.choices', language)
  const terms = documentTranslator('quotes.tariff', language)
  const { money } = formatIn(language, draft.currency)
  const premiumMinor = tariff?.terms?.premiumMinor ?? 0
  const amount = (minor: number): string => (minor > 0 ? money(minor, draft.currency) : '')
  return [
    ['incoterm', `${draft.incoterm} ${draft.namedPlace}`],
    ['mode', t('mode', { mode: draft.transportMode })],
    ['freight', amount(draft.freightMinor)],
    ['insurance', amount(draft.insuranceMinor)],
    ['tariffTerms', tariff?.terms ? terms(`kinds.${tariff.terms.kind}`) : ''],
    ['premium', amount(premiumMinor)],
    [
      'duty',
      duty.complete
        ? t('duty', { amount: money(duty.totalMinor, draft.currency), by: duty.bornBy })
        : t('dutyOpen'),
    ],
  ]
}

/**
 * The pick, one sentence per choice: shown beside the signature, on the audit page, and wherever
 * the pick is named.
 */
export function pickWords(
  offered: QuoteDocument,
  picks: readonly string[],
  language: Locale,
): string[] {
  const t = documentTranslator('quotes.choices', language)
  const { draft } = pickedDocument(offered, picks)
  const { money, whole } = formatIn(language, draft.currency)
  return [
    ...(offered.draft.choices ?? []).map((group) => {
      const line =
        group.of === 'line' ? draft.lines.find(({ id }) => id === group.lineId) : undefined
      return line
        ? t('pickedLine', {
            title: offeredName(line, language),
            pieces: whole(line.quantity),
            price: money(line.unitPriceMinor, draft.currency),
            days: line.leadTimeDays,
          })
        : t('pickedTerms', {
            terms: `${draft.incoterm} ${draft.namedPlace}`,
            mode: draft.transportMode,
          })
    }),
    ...(offered.draft.optionalLines ?? []).map(({ id, title }) =>
      t(picks.includes(id) ? 'pickedIn' : 'pickedOut', { title }),
    ),
  ]
}
