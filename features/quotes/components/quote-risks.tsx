import { RiskList } from '@/features/tariffs/components/risk-list'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { riskNotices } from '@/features/tariffs/rules/risk-notices'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { customsLinesOf } from '../rules/compose'
import type { QuoteDocument } from '../schema'

/**
 * What the country of destination requires of a quote's goods besides duty: listed, and in no
 * price.
 */
export async function QuoteRisks({ document }: { document: QuoteDocument }) {
  const { draft, duty, valuation } = document
  const rules = (await rulesInForce()).rowsOf(draft.destination)
  if (!rules) return null
  const goods = customsLinesOf(draft, duty.entryDay, valuation?.basis)
  const risks = riskNotices([{ rules, goods }], duty.asOf)
  if (risks.length === 0) return null
  const language = localeOf(document.language)
  const t = documentTranslator('tariffDesk.risks', language)
  return (
    <details className="rounded-md border bg-white px-4">
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm font-medium">
        {t('quote', {
          count: risks.length,
          titles: risks.map(({ notice }) => notice.title).join(', '),
        })}
      </summary>
      <div className="pb-4">
        <RiskList risks={risks} language={language} />
      </div>
    </details>
  )
}
