import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { DeskFrame } from '@/features/tariffs/components/staff/desk-frame'
import { RefundDesk } from '@/features/true-up/components/staff/refund-desk'

export const generateMetadata = tabTitle('/staff/tariffs/refunds')

/** Refunds of duty by customs: who paid it, and who is entitled to it. */
export default async function RefundsPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/refunds'>) {
  const actor = await requireStaff('/staff/tariffs/refunds')
  const t = await getTranslations('trueUp.refundPage')
  return (
    <DeskFrame room="refunds" lead={t('lead')} permission="true-up.record">
      {may(actor, 'true-up.record') ? (
        <RefundDesk actor={actor} asked={await searchParams} now={new Date()} />
      ) : (
        <p className="max-w-prose text-sm">{t('notYours')}</p>
      )}
    </DeskFrame>
  )
}
