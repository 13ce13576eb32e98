import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { localeOf } from '@/i18n/routing'
import { dayText } from '@/platform/dates'
import { formatDecimal, formatMoney } from '@/platform/money'
import { billInterestAction } from '../../actions/changes'
import type { LateInterest } from '../../queries/late-interest'

/** Bills the interest that the signed terms allow on late payments; renders nothing where there is none. */
export async function InterestPanel({ interest }: { interest: LateInterest }) {
  const t = await getTranslations('orderChanges.interest')
  const locale = localeOf(await getLocale())
  const { percent, amountMinor, currency, through, serial } = interest
  if (percent === null || amountMinor === 0) return null
  return (
    <section aria-labelledby="interest" className="grid gap-2" data-testid="interest">
      <h2 id="interest" className="text-base">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm">
        {t('due', {
          amount: formatMoney(amountMinor, currency, locale),
          percent: formatDecimal(percent, locale),
          day: dayText(through, locale),
        })}
      </p>
      <DeskForm
        action={billInterestAction}
        id="bill-interest"
        hidden={{ serial: String(serial) }}
        seen={{ amountMinor: String(amountMinor) }}
        fields={[]}
        submit={t('submit')}
      />
    </section>
  )
}
