import { newId } from '@/features/basket/stores/request-list'
import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'
import type { Message } from '@/i18n/message'
import { plainAmount } from '@/platform/money'
import type { Writing } from '@/platform/amounts'
import { amountOf, wholeOf, type ReadNumber } from '@/platform/number-words'
import type { EnteredChoice } from '../../../rules/entered-draft'
import type { ChoiceGroup, QuoteDraft, TariffTerms } from '../../../schema'
import type { LineEntry } from './line-entry'

/**
 * Choice groups as entered: one text, kept and merged like all other entries. Pure but for new ids.
 */

/**
 * Another offer of a line; empty fields are as in the line, and an empty price is the list price.
 */
export interface OfferEntry {
  id: string
  sku: string
  /**
   * for a made-to-order design, its code; empty for the line's own, and absent in older kept
   * entries
   */
  finish?: string
  title: string
  quantity: string
  unitPrice: string
  setupFee: string
  leadTimeDays: string
}

/** Delivery on other terms. */
export interface TermsEntry {
  id: string
  incoterm: QuoteDraft['incoterm']
  namedPlace: string
  transportMode: QuoteDraft['transportMode']
  freight: string
  insurance: string
  /** empty where the buyer pays customs */
  termsKind: TariffTermsKind | ''
  capPercent: string
  lockUntil: string
}

export type GroupEntry =
  | { of: 'line'; id: string; lineId: string; offers: OfferEntry[] }
  | { of: 'terms'; id: string; offers: TermsEntry[] }

type EntryWriting = Writing & { currency: string }

const textOf = (groups: readonly GroupEntry[]): string =>
  groups.length > 0 ? JSON.stringify(groups) : ''

/** The groups of the entry's text; older kept entries have none. */
export const groupEntries = (text: string | undefined): GroupEntry[] =>
  text ? (JSON.parse(text) as GroupEntry[]) : []

/** The fields' text for a saved draft's groups. */
export const choicesEntry = (choices: readonly ChoiceGroup[] = [], currency: string): string =>
  textOf(
    choices.map((group): GroupEntry => {
      if (group.of === 'line')
        return {
          of: 'line',
          id: group.id,
          lineId: group.lineId,
          offers: group.offers.map(({ id, line }) => ({
            id,
            sku: line.sku ?? '',
            finish: line.finish ?? '',
            title: line.title,
            quantity: String(line.quantity),
            unitPrice: plainAmount(line.unitPriceMinor, currency),
            setupFee: plainAmount(line.setupFeeMinor, currency),
            leadTimeDays: String(line.leadTimeDays),
          })),
        }
      return {
        of: 'terms',
        id: group.id,
        offers: group.offers.map((offer) => ({
          id: offer.id,
          incoterm: offer.incoterm,
          namedPlace: offer.namedPlace,
          transportMode: offer.transportMode,
          freight: plainAmount(offer.freightMinor, currency),
          insurance: plainAmount(offer.insuranceMinor, currency),
          termsKind: offer.tariffTerms?.kind ?? '',
          capPercent: offer.tariffTerms?.kind === 'capped' ? offer.tariffTerms.capPercent : '',
          lockUntil: offer.tariffTerms?.kind === 'locked' ? (offer.tariffTerms.until ?? '') : '',
        })),
      }
    }),
  )

/** The groups with one more offer of a line, which starts as a copy of the line. */
export function withOffer(text: string | undefined, line: LineEntry, sku: string | null): string {
  const offer: OfferEntry = {
    id: newId(),
    sku: sku ?? '',
    finish: '',
    title: line.title,
    quantity: line.quantity,
    unitPrice: '',
    setupFee: '',
    leadTimeDays: '',
  }
  const groups = groupEntries(text)
  return textOf(
    groups.some((group) => group.of === 'line' && group.lineId === line.id)
      ? groups.map((group) =>
          group.of === 'line' && group.lineId === line.id
            ? { ...group, offers: [...group.offers, offer] }
            : group,
        )
      : [...groups, { of: 'line', id: newId(), lineId: line.id, offers: [offer] }],
  )
}

/** The groups with one more offer of delivery, which starts as a copy of the quote's. */
export function withTermsOffer(
  text: string | undefined,
  terms: Omit<TermsEntry, 'id' | 'capPercent' | 'lockUntil' | 'termsKind'>,
): string {
  const offer: TermsEntry = { ...terms, id: newId(), termsKind: '', capPercent: '', lockUntil: '' }
  const groups = groupEntries(text)
  return textOf(
    groups.some(({ of }) => of === 'terms')
      ? groups.map((group) =>
          group.of === 'terms' ? { ...group, offers: [...group.offers, offer] } : group,
        )
      : [...groups, { of: 'terms', id: newId(), offers: [offer] }],
  )
}

/** The groups with a new text in one entry of an offer. */
export const withOfferEntry = (
  text: string | undefined,
  offerId: string,
  change: Partial<OfferEntry> | Partial<TermsEntry>,
): string =>
  textOf(
    groupEntries(text).map((group): GroupEntry => {
      const offers = group.offers.map((offer) =>
        offer.id === offerId ? { ...offer, ...change } : offer,
      )
      return { ...group, offers } as GroupEntry
    }),
  )

/** The groups without an offer; a group without offers is removed. */
export const withoutOffer = (text: string | undefined, offerId: string): string =>
  textOf(
    groupEntries(text).flatMap((group): GroupEntry[] => {
      const offers = group.offers.filter(({ id }) => id !== offerId)
      return offers.length > 0 ? [{ ...group, offers } as GroupEntry] : []
    }),
  )

/** The groups without those of a line. */
export const withoutLine = (text: string | undefined, lineId: string): string =>
  textOf(groupEntries(text).filter((group) => group.of === 'terms' || group.lineId !== lineId))

/** Ids of an offer's fields. */
export const offerFieldId = (group: number, offer: number, name: string): string =>
  `choices-${group}-offers-${offer}-${name}`

const readOffer = (name: string, text: string, writing: EntryWriting): ReadNumber<number> =>
  name === 'quantity' || name === 'leadTimeDays' ? wholeOf(text, writing) : amountOf(text, writing)

/** Numbers that can't be read, or are ambiguous, by the id of their field. */
export function choiceProblems(
  text: string | undefined,
  writing: EntryWriting,
): Record<string, Message> {
  const problems: Record<string, Message> = {}
  groupEntries(text).forEach((group, g) => {
    const names =
      group.of === 'line'
        ? (['quantity', 'unitPrice', 'setupFee', 'leadTimeDays'] as const)
        : (['freight', 'insurance'] as const)
    group.offers.forEach((offer, o) => {
      for (const name of names) {
        const typed = (offer as unknown as Record<string, string>)[name] ?? ''
        if (typed.trim() === '' && name !== 'quantity') continue
        const { complaint } = readOffer(name, typed, writing)
        if (complaint !== null) problems[offerFieldId(g, o, name)] = complaint
      }
    })
  })
  return problems
}

/**
 * The groups to save. Check them by {@link choiceProblems} first: what it reports, the server would
 * refuse.
 */
export function toChoices(text: string | undefined, writing: EntryWriting): EnteredChoice[] {
  const number = (name: string, typed: string): number | null =>
    typed.trim() === '' ? null : (readOffer(name, typed, writing).value ?? -1)
  return groupEntries(text).map((group): EnteredChoice => {
    if (group.of === 'line')
      return {
        ...group,
        offers: group.offers.map((offer) => ({
          id: offer.id,
          sku: offer.sku.trim().toUpperCase() || null,
          finish: offer.finish || null,
          title: offer.title.trim(),
          quantity: number('quantity', offer.quantity) ?? 0,
          unitPriceMinor: number('unitPrice', offer.unitPrice),
          setupFeeMinor: number('setupFee', offer.setupFee),
          leadTimeDays: number('leadTimeDays', offer.leadTimeDays),
        })),
      }
    return {
      ...group,
      offers: group.offers.map((offer) => {
        const tariffTerms = termsOf(offer)
        return {
          id: offer.id,
          incoterm: offer.incoterm,
          namedPlace: offer.namedPlace,
          transportMode: offer.transportMode,
          freightMinor: number('freight', offer.freight) ?? 0,
          insuranceMinor: number('insurance', offer.insurance) ?? 0,
          ...(tariffTerms ? { tariffTerms } : {}),
        }
      }),
    }
  })
}

/** Their price is the outlook's. */
function termsOf({ termsKind, capPercent, lockUntil }: TermsEntry): TariffTerms | null {
  if (termsKind === 'capped') return { kind: 'capped', capPercent, premiumMinor: null }
  if (termsKind === 'locked')
    return { kind: 'locked', until: lockUntil || null, trigger: null, premiumMinor: null }
  return termsKind === '' ? null : { kind: termsKind }
}
