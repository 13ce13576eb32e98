import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { orNotFound } from '@/app/or-not-found'
import { foundName, tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { Badge } from '@/components/ui/badge'
import {
  endSessionsAction,
  letGoAction,
  resetSecondFactorAction,
  setRolesAction,
} from '@/features/accounts/actions/people'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { roleFields } from '@/features/accounts/components/staff/role-fields'
import { requireStaff } from '@/features/accounts/guards'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { getPerson } from '@/features/accounts/queries/people'
import { may } from '@/features/accounts/rules/permissions'
import { SettingsFrame } from '@/features/company/components/staff/settings-frame'
import { listSettings } from '@/features/company/queries/settings'
import { missingSections } from '@/features/company/rules/setup'
import { Link } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskDay, deskInstant } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/settings/people/[id]', foundName('colleague'))

/** A staff member: their roles, their sessions, and their departure. */
export default async function PersonPage({
  params,
}: PageProps<'/[locale]/staff/settings/people/[id]'>) {
  const [{ id }, actor] = await Promise.all([params, requireStaff('/staff/settings/people')])
  if (!may(actor, 'people.manage')) return <ReservedPage permission="people.manage" />
  const [person, settings] = await Promise.all([
    orNotFound(getPerson(actor, id, new Date())),
    listSettings(actor),
  ])
  const [t, locale, boxes, { staff }] = await Promise.all([
    getTranslations('people'),
    getLocale(),
    roleFields(person.roles),
    getMessages(),
  ])
  const { name, colleagues } = person
  return (
    <SettingsFrame
      section="people"
      missing={missingSections(settings.map((each) => each.name))}
      personId={actor.userId}
      title={name}
      lead={t('personLead', {
        email: person.email,
        since: deskDay(person.createdAt, locale),
        lastSignIn: person.lastSignInAt ? deskInstant(person.lastSignInAt, locale) : t('never'),
      })}
    >
      <p className="text-sm">
        <Link
          className="inline-flex min-h-6 items-center text-info underline"
          href="/staff/settings/people"
        >
          {t('back')}
        </Link>
      </p>
      <MessagesProvider messages={{ staff: { form: staff.form } }}>
        <Part title={t('roles')} lead={t('rolesLead')}>
          <DeskForm
            key={person.rolesVersion}
            action={setRolesAction}
            id={`roles-${id}`}
            stacked
            columns={3}
            hidden={{ id }}
            version={person.rolesVersion}
            submit={t('setRoles')}
            fields={boxes}
          />
        </Part>
        <Part title={t('sessions')} lead={t('sessionsLead', { count: person.sessions })}>
          <DeskForm
            action={endSessionsAction}
            id={`sessions-${id}`}
            hidden={{ id }}
            fields={[]}
            submit={t('endSessions')}
          />
        </Part>
        <Part
          title={t('secondFactor')}
          badge={
            <Badge variant={person.twoFactorEnabled ? 'ok' : 'caution'}>
              {t(person.twoFactorEnabled ? 'factorOn' : person.isDemo ? 'factorDemo' : 'factorOff')}
            </Badge>
          }
          lead={t(id === actor.userId ? 'ownFactor' : 'factorLead')}
        >
          {person.twoFactorEnabled && id !== actor.userId ? (
            <DeskForm
              action={resetSecondFactorAction}
              id={`factor-${id}`}
              hidden={{ id }}
              fields={[]}
              submit={t('resetFactor')}
            />
          ) : null}
        </Part>
        <Part
          title={t('leaving')}
          lead={
            colleagues.length > 0
              ? t('leavingLead', {
                  name,
                  requests: person.requests,
                  followUps: person.followUps,
                })
              : t('leavingAlone')
          }
        >
          {colleagues.length > 0 ? (
            <DeskForm
              action={letGoAction}
              id={`leave-${id}`}
              stacked
              destructive
              hidden={{ id }}
              submit={t('letGo', { name })}
              fields={[
                {
                  name: 'successor',
                  label: t('successor'),
                  type: 'select',
                  options: [
                    ['', t('choose')],
                    ...colleagues.map((each) => [each.id, each.name] as const),
                  ],
                },
              ]}
            />
          ) : null}
        </Part>
      </MessagesProvider>
      <ActivityPanel actor={actor} object={{ type: 'user', id }} />
      <p className="text-sm">
        <Link
          className="inline-flex min-h-6 items-center text-info underline"
          href={`/staff/activity?q=${encodeURIComponent(name)}`}
        >
          {t('deeds', { name })}
        </Link>
      </p>
    </SettingsFrame>
  )
}

function Part({
  title,
  badge,
  lead,
  children,
}: {
  title: string
  badge?: ReactNode
  lead: string
  children: ReactNode
}) {
  return (
    <section className="grid gap-3">
      <h2 className="flex flex-wrap items-center gap-2 text-lg">
        {title} {badge}
      </h2>
      <p className="max-w-prose text-sm text-muted">{lead}</p>
      {children}
    </section>
  )
}
