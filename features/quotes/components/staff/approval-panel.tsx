import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DeskForm } from '@/components/desk/form'
import type { DeskResult } from '@/components/desk/result'
import { FormPerson } from '@/components/form/person'
import { PersonMark } from '@/components/site/person-mark'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskInstant } from '@/platform/dates'
import type { GivenApproval } from '../../queries/duty-approvals'

/**
 * What a colleague must approve before a draft is sent, and their approval, or why the reader can't
 * give it.
 */
export async function ApprovalPanel({
  kind,
  lead,
  children,
  given,
  hindrance,
  action,
  draft: { serial, revision, basis },
  userId,
}: {
  /** its words are `staff.<kind>` */
  kind: 'dutyApproval' | 'floor' | 'discount' | 'credit'
  lead: string
  /** list items: what is to be approved */
  children: ReactNode
  given: GivenApproval | null
  /**
   * own: the reader edited the draft; ask: they lack the permission; null where they may approve
   */
  hindrance: 'own' | 'ask' | null
  action: (result: DeskResult, form: FormData) => Promise<DeskResult>
  draft: { serial: number; revision: number; basis: string }
  userId: string
}) {
  const [t, locale, { staff }] = await Promise.all([
    getTranslations(`staff.${kind}`),
    getLocale(),
    getMessages(),
  ])
  const id = kind === 'dutyApproval' ? kind : (`${kind}Approval` as const)
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="grid gap-3 rounded-md border bg-white p-4"
    >
      <div className="grid gap-1">
        <h2 id={`${id}-title`} className="text-base">
          {t('title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{lead}</p>
      </div>
      <ul className="grid gap-1 text-sm">{children}</ul>
      {given ? (
        <p
          className="flex items-center gap-2 rounded-md bg-ok-soft p-3 text-sm text-ok"
          role="status"
        >
          <PersonMark name={given.by} said="around" />
          {t('given', { by: given.by, at: deskInstant(given.at, locale), reason: given.reason })}
        </p>
      ) : hindrance ? (
        <p className="rounded-md bg-caution-soft p-3 text-sm text-caution">{t(hindrance)}</p>
      ) : (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <FormPerson id={userId}>
            <DeskForm
              action={action}
              id={`approve-${kind}`}
              stacked
              framed={false}
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
