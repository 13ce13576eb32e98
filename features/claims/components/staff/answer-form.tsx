import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { localeOf } from '@/i18n/routing'
import { formatMoney } from '@/platform/money'
import { answerClaimAction } from '../../actions/claims'
import type { ClaimView } from '../../queries/claims'
import { CLAIM_ANSWERS } from '../../schema'

/** Answers an open claim. */
export async function AnswerForm({ claim, currency }: { claim: ClaimView; currency: string }) {
  const t = await getTranslations('claims.desk')
  const locale = localeOf(await getLocale())
  if (claim.state !== 'OPEN') return null
  return (
    <DeskForm
      action={answerClaimAction}
      id={`claim-${claim.number}`}
      hidden={{ claimId: claim.id }}
      stacked
      framed={false}
      columns={3}
      fields={[
        {
          name: 'state',
          label: t('answer'),
          type: 'select',
          options: CLAIM_ANSWERS.map((each) => [each, t(`answers.${each}`)] as const),
        },
        {
          name: 'amount',
          label: t('amount'),
          hint: t('amountHint', { most: formatMoney(claim.mostMinor, currency, locale) }),
          number: { currency },
        },
        { name: 'remadeOn', label: t('remadeOn'), type: 'date' },
        { name: 'answer', label: t('words'), type: 'long', wide: true },
      ]}
      submit={t('submit')}
    />
  )
}
