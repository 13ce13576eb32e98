import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { OpenInvitations } from '@/components/site/open-invitations'
import { Badge } from '@/components/ui/badge'
import { COMPANY_LETTERS } from '@/features/accounts/rules/company-letters'
import { LIMIT_WINDOWS } from '@/features/accounts/rules/approval-limit'
import { deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import {
  answerJoinRequestAction,
  inviteMemberAction,
  leaveCompanyAction,
  removeMemberAction,
  setLimitAction,
  setMemberLettersAction,
  setMemberRolesAction,
  withdrawMemberInvitationAction,
} from '../../actions/people'
import type { CompanyPeople, CompanyPerson } from '../../queries/company-people'
import { letterField } from '../../rules/member-entries'
import { companyRoleFields } from './role-boxes'

/** The people of a company: an owner can change everything, the others read. */
export async function PeopleList({ all }: { all: CompanyPeople }) {
  const { people, asking, invitations, left: former, mayManage, company } = all
  const [t, locale] = await Promise.all([getTranslations('ownCompany.people'), getLocale()])
  return (
    <>
      {asking.length > 0 ? (
        <section aria-labelledby="asking" className="grid gap-3">
          <h2 id="asking" className="text-lg">
            {t('asking')}
          </h2>
          {asking.map((one) => (
            <JoinRequest key={one.id} {...one} />
          ))}
        </section>
      ) : null}
      <ul className="divide-y rounded-md border bg-white">
        {people.map((person) => (
          <Person
            key={person.memberId}
            person={person}
            company={company}
            mayManage={mayManage}
            isLast={people.length === 1}
          />
        ))}
      </ul>
      {mayManage ? <Invite companyId={company.id} invitations={invitations} /> : null}
      {former.length > 0 ? (
        <section aria-labelledby="left" className="grid gap-2">
          <h2 id="left" className="text-lg">
            {t('left')}
          </h2>
          <ul className="grid gap-1 text-sm">
            {former.map(({ name, email, leftAt, leftBy }) => (
              <li key={email} className="flex flex-wrap gap-x-3">
                <span className="font-medium">{name}</span>
                <span className="break-all text-muted">
                  {t('leftOn', { email, by: leftBy, day: deskDay(leftAt, locale) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

async function Person({
  person,
  company,
  mayManage,
  isLast,
}: {
  person: CompanyPerson
  company: CompanyPeople['company']
  mayManage: boolean
  isLast: boolean
}) {
  const [t, roles, locale] = await Promise.all([
    getTranslations('ownCompany.people'),
    getTranslations('ownCompany.roles'),
    getLocale(),
  ])
  const { name, email, isSelf, joinedAt } = person
  return (
    <li className="grid gap-2 p-4 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-base font-medium">{name}</span>
        {isSelf ? <Badge variant="outline">{t('you')}</Badge> : null}
        <span className="break-all text-muted">{email}</span>
        <span className="text-muted">{t('joinedOn', { day: deskDay(joinedAt, locale) })}</span>
      </div>
      <p className="flex flex-wrap items-center gap-2">
        {person.roles.map((role) => (
          <Badge key={role}>{roles(role)}</Badge>
        ))}
      </p>
      <LimitWords person={person} />
      {mayManage ? (
        <details className="rounded-md border">
          <summary className="flex min-h-11 cursor-pointer items-center px-4 font-medium">
            {t('change')}
          </summary>
          <div className="grid gap-6 border-t p-4">
            <PersonForms person={person} company={company} isLast={isLast} />
          </div>
        </details>
      ) : isSelf ? (
        <Leave company={company} />
      ) : null}
    </li>
  )
}

/** What somebody may sign for alone, in a sentence for each currency. */
async function LimitWords({ person: { roles, limits } }: { person: CompanyPerson }) {
  const [t, locale] = await Promise.all([getTranslations('ownCompany.people'), getLocale()])
  if (!roles.some((role) => role === 'buyer' || role === 'owner' || role === 'approver'))
    return null
  if (limits.length === 0) return <p className="text-muted">{t('noLimit')}</p>
  return (
    <ul className="grid gap-1">
      {limits.map(({ currency, amountMinor, window }) => (
        <li key={currency}>
          {amountMinor === 0
            ? t('limitNone', { currency })
            : t('limit', {
                amount: formatMoney(amountMinor, currency, locale),
                window: t(`windows.${window}`),
              })}
        </li>
      ))}
      <li className="text-muted">{t('limitRest')}</li>
    </ul>
  )
}

async function PersonForms({
  person: { memberId, name, roles, version, limits, letters, isSelf },
  company,
  isLast,
}: {
  person: CompanyPerson
  company: CompanyPeople['company']
  isLast: boolean
}) {
  const [t, boxes] = await Promise.all([
    getTranslations('ownCompany.people'),
    companyRoleFields(roles),
  ])
  const limit = limits[0]
  return (
    <>
      <div className="grid gap-2">
        <h3 className="font-medium">{t('rolesOf', { name })}</h3>
        <DeskForm
          action={setMemberRolesAction}
          id={`roles-${memberId}`}
          stacked
          framed={false}
          hidden={{ memberId }}
          version={version}
          submit={t('setRoles')}
          fields={boxes}
        />
      </div>
      <div className="grid gap-2">
        <h3 className="font-medium">{t('lettersOf', { name })}</h3>
        <p className="max-w-prose text-muted">{t('lettersLead')}</p>
        <DeskForm
          action={setMemberLettersAction}
          id={`letters-${memberId}`}
          stacked
          framed={false}
          columns={3}
          hidden={{ memberId }}
          submit={t('setLetters')}
          fields={COMPANY_LETTERS.map((letter) => ({
            name: letterField(letter),
            label: t(`letters.${letter}`),
            type: 'check' as const,
            start: letters.includes(letter) ? 'on' : '',
          }))}
        />
      </div>
      {roles.includes('owner') ? null : (
        <div className="grid gap-2">
          <h3 className="font-medium">{t('limitOf', { name })}</h3>
          <p className="max-w-prose text-muted">{t('limitLead', { zone: company.timeZone })}</p>
          <DeskForm
            action={setLimitAction}
            id={`limit-${memberId}`}
            stacked
            framed={false}
            columns={3}
            hidden={{ memberId }}
            submit={t('setLimit')}
            fields={[
              {
                name: 'currency',
                label: t('currency'),
                hint: t('currencyHint'),
                start: limit?.currency ?? 'USD',
              },
              {
                name: 'amount',
                label: t('amount'),
                hint: t('amountHint'),
                number: { currency: limit?.currency ?? 'USD' },
              },
              {
                name: 'window',
                label: t('window'),
                type: 'select',
                start: limit?.window ?? 'MONTH',
                options: LIMIT_WINDOWS.map((each) => [each, t(`windowNames.${each}`)] as const),
              },
            ]}
          />
        </div>
      )}
      {isSelf ? (
        isLast ? null : (
          <Leave company={company} />
        )
      ) : (
        <div className="grid justify-items-start gap-2">
          <p className="max-w-prose text-muted">
            {t('removeText', { name, company: company.name })}
          </p>
          <DeskForm
            action={removeMemberAction}
            id={`remove-${memberId}`}
            hidden={{ memberId }}
            destructive
            submit={t('remove', { name })}
            fields={[]}
          />
        </div>
      )}
    </>
  )
}

async function Leave({ company: { id, name } }: { company: CompanyPeople['company'] }) {
  const t = await getTranslations('ownCompany.people')
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center text-info underline">
        {t('leave', { company: name })}
      </summary>
      <div className="grid justify-items-start gap-2 py-2">
        <p className="max-w-prose text-muted">{t('leaveText', { company: name })}</p>
        <DeskForm
          action={leaveCompanyAction}
          id="leave"
          hidden={{ companyId: id }}
          destructive
          submit={t('leaveSubmit')}
          fields={[]}
        />
      </div>
    </details>
  )
}

async function JoinRequest({ id, name, email, askedAt }: CompanyPeople['asking'][number]) {
  const [t, locale, boxes] = await Promise.all([
    getTranslations('ownCompany.people'),
    getLocale(),
    companyRoleFields(['buyer']),
  ])
  return (
    <div className="grid gap-3 rounded-md border border-info bg-white p-4 text-sm">
      <p>
        <span className="text-base font-medium">{name}</span>{' '}
        <span className="break-all text-muted">
          {t('askingText', { email, day: deskDay(askedAt, locale) })}
        </span>
      </p>
      <DeskForm
        action={answerJoinRequestAction}
        id={`let-in-${id}`}
        stacked
        hidden={{ id, answer: 'yes' }}
        submit={t('letIn')}
        fields={boxes}
      />
      <DeskForm
        action={answerJoinRequestAction}
        id={`keep-out-${id}`}
        hidden={{ id, answer: 'no' }}
        destructive
        submit={t('keepOut')}
        fields={[]}
      />
    </div>
  )
}

async function Invite({
  companyId,
  invitations,
}: {
  companyId: string
  invitations: CompanyPeople['invitations']
}) {
  const [t, roles, boxes] = await Promise.all([
    getTranslations('ownCompany.people'),
    getTranslations('ownCompany.roles'),
    companyRoleFields(['buyer']),
  ])
  return (
    <section aria-labelledby="invite" className="grid gap-3">
      <h2 id="invite" className="text-lg">
        {t('invite')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t('inviteLead')}</p>
      <OpenInvitations
        invitations={invitations.map((invitation) => ({
          ...invitation,
          roles: invitation.roles.map((role) => roles(role)).join(', '),
        }))}
        withdraw={withdrawMemberInvitationAction}
        idName="memberId"
      />
      <DeskForm
        // A fresh form after an invitation was sent.
        key={invitations.map(({ id }) => id).join()}
        action={inviteMemberAction}
        id="invite"
        stacked
        hidden={{ companyId }}
        submit={t('sendInvitation')}
        fields={[
          { name: 'email', label: t('email') },
          { name: 'days', label: t('days'), number: 'whole', start: '7', hint: t('daysHint') },
          ...boxes,
        ]}
      />
    </section>
  )
}
