import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskInstant } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { approveFloorAction } from '../../actions/approve-floor'
import type { FloorApproval, FloorState } from '../../queries/floor-approval'
import type { QuoteDocument } from '../../schema'

/** What of a draft is below the least margin, and a sales manager's yes to it; nothing where nothing is. */
export async function FloorApprovalPanel({
  floor: { stops, basis, costs },
  approval: { given, own },
  document: { draft },
  serial,
  revision,
  userId,
  mayApprove,
}: {
  floor: FloorState
  approval: FloorApproval
  document: QuoteDocument
  serial: number
  revision: number
  userId: string
  mayApprove: boolean
}) {
  const locale = await getLocale()
  const [t, { staff }] = await Promise.all([getTranslations('staff.floor'), getMessages()])
  if (stops.length === 0) return null
  return (
    <section
      id="floorApproval"
      tabIndex={-1}
      aria-labelledby="floor-approval"
      className="grid gap-3 rounded-md border bg-white p-4"
    >
      <div className="grid gap-1">
        <h2 id="floor-approval" className="text-base">
          {t('title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">
          {t('lead', { percent: costs.floorPercent ?? '' })}
        </p>
      </div>
      <ul className="grid gap-1 text-sm">
        {stops.map(({ path, code, amounts }) => {
          const line = draft.lines[Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? -1)]
          return (
            <li key={path} className="flex flex-wrap items-baseline gap-x-3">
              <span>{line?.title ?? t('whole')}</span>
              {line ? (
                <span className="text-caution">
                  {t(code === 'cost_above_price' ? 'aboveCost' : 'below', {
                    price: formatMoney(amounts.price ?? 0, draft.currency, locale),
                    least: formatMoney(amounts.least ?? 0, draft.currency, locale),
                  })}
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      {given ? (
        <p className="rounded-md bg-ok-soft p-3 text-sm text-ok" role="status">
          {t('given', { by: given.by, at: deskInstant(given.at, locale), reason: given.reason })}
        </p>
      ) : own || !mayApprove ? (
        <p className="rounded-md bg-caution-soft p-3 text-sm text-caution">
          {t(own ? 'own' : 'ask')}
        </p>
      ) : (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <FormPerson id={userId}>
            <DeskForm
              action={approveFloorAction}
              id="approve-floor"
              stacked
              hidden={{ serial: String(serial), revision: String(revision), basis }}
              submit={t('approve')}
              fields={[
                {
                  name: 'reason',
                  label: t('reason'),
                  hint: t('reasonHint'),
                  type: 'long',
                  wide: true,
                },
              ]}
            />
          </FormPerson>
        </MessagesProvider>
      )}
    </section>
  )
}
