import { getLocale, getTranslations } from 'next-intl/server'
import { RiskList } from '@/features/tariffs/components/risk-list'
import { localeOf } from '@/i18n/routing'
import type { ProductDetail } from '../../rules/product-views'
import { productRisks } from '../../queries/product-risks'

/**
 * What importing countries require of a product besides duty: part of its compliance pack, and not included in any
 * price.
 */
export async function ProductRisks({
  product,
}: {
  product: Pick<ProductDetail, 'hsCodeUs' | 'hsCodes' | 'origins' | 'facts'>
}) {
  const { hsCodeUs, hsCodes, origins, facts } = product
  const risks = await productRisks({ hsCodeUs, hsCodes, origins, facts })
  if (risks.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('tariffDesk.risks'), getLocale()])
  return (
    <details className="rounded-md border bg-white px-4">
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm font-medium">
        {t('product')}
      </summary>
      <div className="grid gap-2 pb-4">
        <p className="text-sm text-muted">{t('productLead')}</p>
        <RiskList risks={risks} language={localeOf(locale)} named />
      </div>
    </details>
  )
}
