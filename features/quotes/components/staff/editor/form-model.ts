import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'
import { formatAmount, parseAmount } from '@/platform/money'
import { DEFAULT_CAP_PERCENT } from '@/features/company/house'
import type { DraftLine, QuoteDraft, TariffTerms } from '../../../schema'

/** The editor's entries as typed: text until saved, so that nothing half-typed is lost or corrected. */
export interface LineEntry {
  id: string
  quantity: string
  unitPrice: string
  setupFee: string
  hsCode: string
  origin: string
  unitWeightGrams: string
  leadTimeDays: string
}

export interface Entries {
  lines: LineEntry[]
  destination: string
  incoterm: QuoteDraft['incoterm']
  namedPlace: string
  transportMode: QuoteDraft['transportMode']
  discount: string
  freight: string
  insurance: string
  depositPercent: string
  validUntil: string
  notes: string
  termsKind: TariffTermsKind
  capPercent: string
  lockUntil: string
  lockTrigger: string
  /** empty for the outlook's price */
  termsPremium: string
  /** empty for the first that fits, `none` for none */
  outlookId: string
}

const money = (amountMinor: number): string => formatAmount(amountMinor).replaceAll(',', '')

/** What the fields show for a saved draft. */
export function toEntries(draft: QuoteDraft): Entries {
  return {
    lines: draft.lines.map((line) => ({
      id: line.id,
      quantity: String(line.quantity),
      unitPrice: money(line.unitPriceMinor),
      setupFee: money(line.setupFeeMinor),
      hsCode: line.hsCode ?? '',
      origin: line.origin,
      unitWeightGrams: line.unitWeightGrams ?? '',
      leadTimeDays: String(line.leadTimeDays),
    })),
    destination: draft.destination,
    incoterm: draft.incoterm,
    namedPlace: draft.namedPlace,
    transportMode: draft.transportMode,
    discount: money(draft.discountMinor),
    freight: money(draft.freightMinor),
    insurance: money(draft.insuranceMinor),
    depositPercent: draft.depositPercent,
    validUntil: draft.validUntil,
    notes: draft.notes,
    outlookId: draft.outlookId === null ? 'none' : (draft.outlookId ?? ''),
    ...termsEntries(draft.tariffTerms ?? { kind: 'floating' }),
  }
}

/** Fields of terms that aren't chosen keep what the house would offer. */
function termsEntries(
  terms: TariffTerms,
): Pick<Entries, 'termsKind' | 'capPercent' | 'lockUntil' | 'lockTrigger' | 'termsPremium'> {
  return {
    termsKind: terms.kind,
    capPercent: terms.kind === 'capped' ? terms.capPercent : DEFAULT_CAP_PERCENT,
    lockUntil: terms.kind === 'locked' ? (terms.until ?? '') : '',
    lockTrigger: terms.kind === 'locked' ? (terms.trigger ?? '') : '',
    termsPremium:
      terms.kind === 'floating' || terms.premiumMinor === null ? '' : money(terms.premiumMinor),
  }
}

const whole = (text: string): number =>
  /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN
/** −1 is outside every rule, so that the server's check names the field */
const amount = (text: string): number => (text.trim() === '' ? 0 : (parseAmount(text) ?? -1))

/** The draft to save: the saved one with the entries laid over it. */
export function toDraft(entries: Entries, saved: QuoteDraft): QuoteDraft {
  const lines = entries.lines.flatMap((entry): DraftLine[] => {
    const line = saved.lines.find((each) => each.id === entry.id)
    if (!line) return []
    return [
      {
        ...line,
        quantity: whole(entry.quantity) || 0,
        unitPriceMinor: amount(entry.unitPrice),
        setupFeeMinor: amount(entry.setupFee),
        hsCode: entry.hsCode.trim() || null,
        origin: entry.origin.trim().toUpperCase(),
        unitWeightGrams: entry.unitWeightGrams.trim() || null,
        leadTimeDays: Number.isNaN(whole(entry.leadTimeDays)) ? -1 : whole(entry.leadTimeDays),
      },
    ]
  })
  const { outlookId: _, ...kept } = saved
  return {
    ...kept,
    lines,
    destination: entries.destination.trim().toUpperCase(),
    incoterm: entries.incoterm,
    namedPlace: entries.namedPlace,
    transportMode: entries.transportMode,
    discountMinor: amount(entries.discount),
    freightMinor: amount(entries.freight),
    insuranceMinor: amount(entries.insurance),
    depositPercent: entries.depositPercent.trim(),
    validUntil: entries.validUntil,
    notes: entries.notes,
    tariffTerms: toTerms(entries),
    ...(entries.outlookId === ''
      ? {}
      : { outlookId: entries.outlookId === 'none' ? null : entries.outlookId }),
  }
}

function toTerms({
  termsKind,
  capPercent,
  lockUntil,
  lockTrigger,
  termsPremium,
}: Entries): TariffTerms {
  const premiumMinor = termsPremium.trim() === '' ? null : amount(termsPremium)
  if (termsKind === 'capped') return { kind: 'capped', capPercent: capPercent.trim(), premiumMinor }
  if (termsKind === 'locked')
    return {
      kind: 'locked',
      until: lockUntil || null,
      trigger: lockTrigger.trim() || null,
      premiumMinor,
    }
  return { kind: 'floating' }
}

/** Which entry field a server error such as `lines.2.unitPriceMinor` belongs to, as an element id. */
export function fieldId(path: string): string {
  const names: Record<string, string> = {
    unitPriceMinor: 'unitPrice',
    setupFeeMinor: 'setupFee',
    discountMinor: 'discount',
    freightMinor: 'freight',
    insuranceMinor: 'insurance',
  }
  return path
    .split('.')
    .map((part) => names[part] ?? part)
    .join('-')
}
