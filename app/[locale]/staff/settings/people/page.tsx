import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { OpenInvitations } from '@/components/site/open-invitations'
import { PersonMark } from '@/components/site/person-mark'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { inviteAction, withdrawInvitationAction } from '@/features/accounts/actions/people'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { roleFields } from '@/features/accounts/components/staff/role-fields'
import { requireStaff } from '@/features/accounts/guards'
import { listPeople } from '@/features/accounts/queries/people'
import { may } from '@/features/accounts/rules/permissions'
import { SettingsFrame } from '@/features/company/components/staff/settings-frame'
import { listSettings } from '@/features/company/queries/settings'
import { missingSections } from '@/features/company/rules/setup'
import { Link } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskDay, deskInstant } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/settings/people')

type People = Awaited<ReturnType<typeof listPeople>>

/** The staff with their roles, open invitations, and those who left. */
export default async function PeoplePage() {
  const actor = await requireStaff('/staff/settings/people')
  if (!may(actor, 'people.manage')) return <ReservedPage permission="people.manage" />
  const [{ people, left, invitations }, settings, boxes, t, locale, { staff }] = await Promise.all([
    listPeople(actor, new Date()),
    listSettings(actor),
    roleFields([]),
    getTranslations('people'),
    getLocale(),
    getMessages(),
  ])
  return (
    <SettingsFrame
      section="people"
      missing={missingSections(settings.map(({ name }) => name))}
      personId={actor.userId}
      title={t('title')}
      lead={t('lead')}
    >
      <MessagesProvider messages={{ staff: { form: staff.form } }}>
        <PeopleTable people={people} />
        <section aria-labelledby="invited" className="grid gap-3">
          <h2 id="invited" className="text-lg">
            {t('invite')}
          </h2>
          <p className="max-w-prose text-sm text-muted">{t('inviteLead')}</p>
          <Invitations invitations={invitations} />
          <DeskForm
            action={inviteAction}
            id="invite"
            stacked
            submit={t('sendInvitation')}
            fields={[
              { name: 'email', label: t('email'), hint: t('emailHint') },
              { name: 'days', label: t('days'), number: 'whole', start: '7', hint: t('daysHint') },
              ...boxes,
            ]}
          />
        </section>
      </MessagesProvider>
      {left.length > 0 ? (
        <section aria-labelledby="left" className="grid gap-2">
          <h2 id="left" className="text-lg">
            {t('left')}
          </h2>
          <ul className="grid gap-1 text-sm">
            {left.map(({ id, name, email, leftAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <PersonMark name={name} />
                <span className="text-muted">
                  {email}
                  {leftAt ? ` · ${t('leftOn', { day: deskDay(leftAt, locale) })}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </SettingsFrame>
  )
}

async function PeopleTable({ people }: Pick<People, 'people'>) {
  const [t, roles, locale] = await Promise.all([
    getTranslations('people'),
    getTranslations('staff.roles'),
    getLocale(),
  ])
  return (
    <Table framed className="min-w-2xl">
      <TableHeader>
        <TableRow>
          <TableHead>{t('name')}</TableHead>
          <TableHead>{t('roles')}</TableHead>
          <TableHead>{t('lastSignIn')}</TableHead>
          <TableHead>{t('secondFactor')}</TableHead>
          <TableHead className="num">{t('sessions')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.id} className="align-top">
            <TableHead scope="row">
              <Link href={`/staff/settings/people/${person.id}`} className="text-info underline">
                <PersonMark name={person.name} />
              </Link>
              <span className="block text-xs font-normal text-muted">{person.email}</span>
            </TableHead>
            <TableCell>{person.roles.map((role) => roles(role)).join(', ')}</TableCell>
            <TableCell>
              {person.lastSignInAt ? deskInstant(person.lastSignInAt, locale) : t('never')}
            </TableCell>
            <TableCell>
              {person.twoFactorEnabled ? (
                <Badge variant="ok">{t('factorOn')}</Badge>
              ) : (
                <Badge variant="caution">{t(person.isDemo ? 'factorDemo' : 'factorOff')}</Badge>
              )}
            </TableCell>
            <TableCell className="num">{person.sessions}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

async function Invitations({ invitations }: Pick<People, 'invitations'>) {
  const roles = await getTranslations('staff.roles')
  return (
    <OpenInvitations
      invitations={invitations.map((invitation) => ({
        ...invitation,
        roles: invitation.roles.map((role) => roles(role)).join(', '),
      }))}
      withdraw={withdrawInvitationAction}
      idName="id"
    />
  )
}
