import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Badge } from '@/components/ui/badge'
import { deskMoment } from '@/platform/dates'
import { formatMoney, plainAmount } from '@/platform/money'
import { setCreditAction } from '../../actions/set-credit'
import type { CompanyCredit } from '../../queries/credit'

/** A company's credit in one currency: what it owes against its limit, and whether it is on hold. */
export async function CreditForm({ credit, mayEdit }: { credit: CompanyCredit; mayEdit: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('finance.companyCredit'), getLocale()])
  const { companyId, currency, limitMinor, owedMinor, isHeld, setAt } = credit
  const money = (minor: number) => formatMoney(minor, currency, locale)
  return (
    <section aria-labelledby="credit" className="grid gap-2" data-testid="credit">
      <h2 id="credit" className="text-base">
        {t('title')}
      </h2>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        {limitMinor === null
          ? t('noLimit', { owed: money(owedMinor) })
          : t('owedOf', { owed: money(owedMinor), limit: money(limitMinor) })}
        {limitMinor !== null && owedMinor > limitMinor ? (
          <Badge variant="caution">{t('over')}</Badge>
        ) : null}
        {isHeld ? <Badge variant="fault">{t('held')}</Badge> : null}
      </p>
      {setAt ? (
        <p className="text-xs break-words text-muted">
          {[t('set', { by: credit.setBy, at: deskMoment(setAt, locale) }), credit.note]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      {mayEdit ? (
        <DeskForm
          action={setCreditAction}
          id="credit"
          hidden={{ companyId, currency }}
          version={credit.version}
          fields={[
            {
              name: 'limit',
              label: t('limit', { currency }),
              number: { currency },
              start: limitMinor === null ? '' : plainAmount(limitMinor, currency),
              hint: t('limitHint'),
            },
            {
              name: 'held',
              label: t('hold'),
              type: 'check',
              start: isHeld ? 'on' : '',
              wide: true,
            },
            { name: 'note', label: t('note'), start: '', wide: true },
          ]}
          submit={t('submit')}
          stacked
        />
      ) : null}
    </section>
  )
}
