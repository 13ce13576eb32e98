import { getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { may } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { MessagesProvider } from '@/i18n/messages-provider'
import { pick } from '@/platform/pick'
import {
  countersignAmendmentAction,
  proposeAmendmentAction,
  withdrawAmendmentAction,
} from '../../actions/amendments'
import type { AmendmentView } from '../../queries/amendments'
import type { Amendable } from '../../queries/amendable'
import { amendFields } from './amend-fields'
import { PlanSum } from './plan-sum'

/** The desk's form of an amendment: what each line may become, and what applies to the whole order. */
export async function AmendPanel({ serial, order }: { serial: number; order: Amendable }) {
  const t = await getTranslations('orderChanges.amend.desk')
  const { orderChanges } = await getMessages()
  const { amendsHash, totalMinor, draft } = order
  return (
    <details className="rounded-md border bg-white p-4" data-testid="amend-order">
      <summary className="min-h-11 cursor-pointer py-2 font-medium">{t('title')}</summary>
      <div className="grid grid-cols-1 gap-3">
        <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
        <DeskForm
          action={proposeAmendmentAction}
          id="amend-order"
          hidden={{ serial: String(serial), amendsHash }}
          stacked
          framed={false}
          grouped
          columns={3}
          fields={await amendFields(serial, order)}
          submit={t('submit')}
        >
          <MessagesProvider
            messages={{ orderChanges: { amend: pick(orderChanges.amend, ['planSum']) } }}
          >
            <PlanSum currency={draft.currency} totalMinor={totalMinor} />
          </MessagesProvider>
        </DeskForm>
      </div>
    </details>
  )
}

/** What the desk can do with an amendment that its buyer hasn’t signed. */
export async function AmendmentDeeds({
  serial,
  amendment,
  actor,
}: {
  serial: number
  amendment: AmendmentView
  actor: Actor
}) {
  const t = await getTranslations('orderChanges.amend.desk')
  const { number, documentHash, state, proposedById, proposedBy } = amendment
  const hidden = { serial: String(serial), number: String(number), documentHash }
  const isOpen = state === 'PROPOSED' || state === 'OFFERED' || state === 'EXPIRED'
  if (!isOpen || amendment.ended || !may(actor, 'order.amend')) return null
  const signsSecond =
    state === 'PROPOSED' &&
    may(actor, 'discount.approve') &&
    actor.kind === 'staff' &&
    actor.userId !== proposedById
  return (
    <div className="grid grid-cols-1 gap-3 border-t pt-3">
      {state === 'PROPOSED' ? (
        <p className="max-w-prose text-sm">{t('secondNote', { name: proposedBy })}</p>
      ) : null}
      {signsSecond ? (
        <DeskForm
          action={countersignAmendmentAction}
          id={`countersign-amendment-${number}`}
          hidden={hidden}
          fields={[]}
          submit={t('countersign')}
        />
      ) : null}
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center text-sm text-info underline">
          {t('withdraw')}
        </summary>
        <DeskForm
          action={withdrawAmendmentAction}
          id={`withdraw-amendment-${number}`}
          hidden={hidden}
          stacked
          destructive
          fields={[{ name: 'reason', label: t('withdrawReason'), type: 'long', wide: true }]}
          submit={t('withdraw')}
        />
      </details>
    </div>
  )
}
