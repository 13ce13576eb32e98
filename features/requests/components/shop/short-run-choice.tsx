'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SHORT_RUN } from '@/features/pricing/rules/choice'
import type { PricedArticle } from '../../price-schema'
import { updateLine, type BulkLine } from '@/features/basket/stores/request-list'
import type { RequestProblem } from '../../rules/request-problems'
import { formatMoney } from '@/platform/money'

/** For a quantity below a minimum that a fee can buy off: chooses or drops the short run at its price with one tap. */
export function ShortRunChoice({
  line,
  article,
  problem,
  currency,
}: {
  line: BulkLine
  article: PricedArticle | null
  problem: Pick<RequestProblem, 'code'> | undefined
  currency: string
}) {
  const locale = useLocale()
  const t = useTranslations('request.list')
  const shortRun = article?.shortRun
  if (!shortRun) return null
  const chosen = line.optionCodes.includes(SHORT_RUN)
  if (chosen) {
    return (
      <Button
        variant="link"
        size="inline"
        className="justify-self-start"
        onClick={() =>
          updateLine(line.id, {
            optionCodes: line.optionCodes.filter((code) => code !== SHORT_RUN),
          })
        }
      >
        {t('shortRunUndo')}
      </Button>
    )
  }
  if (problem?.code !== 'below_moq' && problem?.code !== 'below_finish_moq') return null
  const quantity = Math.max(line.quantity, shortRun.leastQuantity)
  return (
    <Button
      variant="outline"
      size="sm"
      className="justify-self-start"
      onClick={() =>
        updateLine(line.id, { quantity, optionCodes: [...line.optionCodes, SHORT_RUN] })
      }
    >
      {t('shortRun', { quantity, fee: formatMoney(shortRun.feeMinor, currency, locale) })}
    </Button>
  )
}
