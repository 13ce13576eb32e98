'use client'

import { useLocale, useTranslations } from 'next-intl'
import { isGoodsFact, type GoodsFact } from '@/features/tariffs/rules/goods-facts'
import { formatIn } from '@/platform/format'
import type { SendStop } from '../../../rules/send-stops'

/** Why a quote can't be sent, in words. */
export function useStopText(currency: string): (stop: SendStop) => string {
  const t = useTranslations('staff.editor.stops')
  const { money, country } = formatIn(useLocale())
  return ({ code, values, amounts }) =>
    t(code, {
      ...values,
      ...(typeof values.country === 'string' ? { country: country(values.country) } : {}),
      ...Object.fromEntries(
        Object.entries(amounts).map(([name, minor]) => [name, money(minor, currency)]),
      ),
    } as Record<string, string | number> & Record<never, never>)
}

const NAMES = {
  title: 'lineDeeds.name',
  quantity: 'quantity',
  unitPrice: 'unitPrice',
  setupFee: 'setup',
  hsCode: 'hsCode',
  origin: 'origin',
  unitWeightGrams: 'weight',
  leadTimeDays: 'leadTime',
  certifier: 'certificate.certifier',
  certifierName: 'certificate.certifierName',
  criterion: 'certificate.criterion',
  certifiedFrom: 'certificate.certifiedFrom',
  certifiedTo: 'certificate.certifiedTo',
  certificateFile: 'certificate.file',
  goods: 'goods.title',
  optional: 'choices.optional',
  choices: 'choices.title',
  sku: 'choices.sku',
  lines: 'lines',
  destination: 'destination',
  incoterm: 'incoterm',
  namedPlace: 'namedPlace',
  transportMode: 'mode',
  discount: 'discount',
  freight: 'freight',
  insurance: 'insurance',
  depositPercent: 'depositPercent',
  validUntil: 'validUntil',
  notes: 'notes',
  termsKind: 'tariff.kind',
  'tariffTerms-capPercent': 'tariff.capPercent',
  'tariffTerms-until': 'tariff.until',
  'tariffTerms-trigger': 'tariff.trigger',
  'tariffTerms-premiumMinor': 'tariff.premium',
  outlookId: 'tariff.outlook',
  informalEntry: 'informalEntry',
  packing: 'valuation.packing',
  assists: 'valuation.assists',
  royalties: 'valuation.royalties',
  sellingCommission: 'valuation.sellingCommission',
  buyingCommission: 'valuation.buyingCommission',
  inlandFreight: 'valuation.inlandFreight',
  freightEstimate: 'valuation.freightEstimate',
  insuranceEstimate: 'valuation.insuranceEstimate',
  reason: 'reason',
  dutyApproval: 'dutyApproval',
  discountApproval: 'discountApproval',
  creditApproval: 'creditApproval',
} as const
type Named = keyof typeof NAMES

/**
 * The name of an editor's field, by its id.
 * @param factName names a fact of goods, where its words are at hand
 */
export function useFieldName(
  { currency, lines }: { currency: string; lines: readonly { title: string }[] },
  factName?: (fact: GoodsFact) => string,
): (id: string) => string {
  const t = useTranslations('staff.editor')
  const entryName = (name: string): string =>
    name in NAMES ? t(NAMES[name as Named], { currency }) : name
  return (id) => {
    const [, , offer, entry = ''] = /^choices-(\d+)-offers-(\d+)-(.+)$/.exec(id) ?? []
    if (offer !== undefined)
      return `${t('choices.offer', { letter: String.fromCharCode(66 + Number(offer)) })}, ${entryName(entry)}`
    const cell = /^lines-(\d+)-(.+)$/.exec(id)
    if (!cell) return entryName(id)
    const [, row, column = ''] = cell
    const fact = /^goods-(.+)$/.exec(column)?.[1]
    const name =
      fact === undefined ? entryName(column) : isGoodsFact(fact) ? factName?.(fact) : undefined
    return `${lines[Number(row)]?.title ?? ''}, ${name ?? entryName('goods')}`
  }
}
