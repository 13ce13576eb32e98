import { z } from 'zod'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { TransferDeskPage } from '@/features/transfers/components/staff/transfer-desk-page'
import { waitingSlips } from '@/features/transfers/queries/slips'
import { transferDesk } from '@/features/transfers/queries/transfers'

export const generateMetadata = tabTitle('/staff/transfers')

/** Received transfers: what they are for, and the statements that reported them; `?match=` opens a booked one. */
export default async function TransfersPage({
  searchParams,
}: PageProps<'/[locale]/staff/transfers'>) {
  const id = z.uuid().safeParse((await searchParams)['match'])
  const match = id.success ? id.data : null
  const actor = await requireStaff('/staff/transfers')
  if (!may(actor, 'transfer.match')) return <ReservedPage permission="transfer.match" />
  const [desk, slips] = await Promise.all([transferDesk(actor, match), waitingSlips(actor)])
  return <TransferDeskPage desk={desk} slips={slips} isOne={match !== null} userId={actor.userId} />
}
