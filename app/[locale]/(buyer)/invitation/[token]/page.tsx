import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { DeedForm } from '@/components/form/deed-form'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { signOut } from '@/features/accounts/actions/sign-in'
import { AccountForm } from '@/features/accounts/components/shop/account-form'
import { AccountShell, accountErrors } from '@/features/accounts/components/shop/account-shell'
import { currentActor } from '@/features/accounts/queries/current-actor'
import type { Actor } from '@/features/accounts/rules/actor'
import {
  acceptMemberInvitationAction,
  joinByInvitationAction,
} from '@/features/companies/actions/people'
import {
  openCompanyInvitation,
  type OpenedCompanyInvitation,
} from '@/features/companies/queries/company-people'
import { Link } from '@/i18n/link'

type Props = PageProps<'/[locale]/invitation/[token]'>

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('ownCompany.join'))('unknownTitle'),
    robots: { index: false },
    referrer: 'no-referrer',
  }
}

/** Where a person invited to a company joins it, with their existing account or a new one. */
export default function InvitationPage({ params }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Invitation params={params} />
    </Suspense>
  )
}

async function Invitation({ params }: Pick<Props, 'params'>) {
  // Awaited before the clock is read: this page is never prerendered.
  const actor = await currentActor()
  const { token } = await params
  const [t, account, roles, invitation] = await Promise.all([
    getTranslations('ownCompany.join'),
    getTranslations('account.errors'),
    getTranslations('ownCompany.roles'),
    openCompanyInvitation(token, new Date()),
  ])
  if (invitation.state !== 'open')
    return (
      <AccountShell title={t('unknownTitle')}>
        <Alert variant="fault">{account(`invitation_${invitation.state}`)}</Alert>
        <Link
          href="/account"
          className={buttonVariants({ variant: 'outline', className: 'justify-self-start' })}
        >
          {t('toAccount')}
        </Link>
      </AccountShell>
    )
  const { company, invitedBy } = invitation
  return (
    <AccountShell
      title={t('title', { company })}
      lead={t('lead', {
        by: invitedBy,
        company,
        roles: invitation.roles.map((role) => roles(role)).join(', '),
      })}
    >
      <Way actor={actor} token={token} invitation={invitation} />
    </AccountShell>
  )
}

/** How the visitor goes on: join with their account, sign in, or make an account. */
async function Way({
  actor,
  token,
  invitation: { email, company, hasAccount },
}: {
  actor: Actor
  token: string
  invitation: Exclude<OpenedCompanyInvitation, { state: 'unknown' }>
}) {
  const [t, account, errors] = await Promise.all([
    getTranslations('ownCompany.join'),
    getTranslations('account'),
    accountErrors(),
  ])
  if (actor.kind === 'staff' || actor.kind === 'enrolling')
    return <Alert variant="caution">{t('staff')}</Alert>
  if (actor.kind === 'member')
    return actor.email.toLowerCase() === email ? (
      <AccountForm
        action={acceptMemberInvitationAction}
        errors={errors}
        hidden={{ token }}
        submit={t('submit', { company })}
        fields={[]}
      />
    ) : (
      <>
        <Alert variant="caution">{t('other', { email: actor.email })}</Alert>
        <DeedForm action={signOut} variant="outline">
          {t('signOut')}
        </DeedForm>
      </>
    )
  if (hasAccount)
    return (
      <>
        <p className="text-sm">{t('hasAccount', { email })}</p>
        <Link
          href={`/sign-in?next=/invitation/${token}`}
          className={buttonVariants({ className: 'justify-self-start' })}
        >
          {t('signIn')}
        </Link>
      </>
    )
  return (
    <AccountForm
      action={joinByInvitationAction}
      errors={errors}
      hidden={{ token }}
      submit={t('makeAccount')}
      fields={[
        {
          name: 'name',
          label: account('name'),
          autoComplete: 'name',
          error: account('fieldErrors.name'),
        },
        {
          name: 'email',
          label: account('email'),
          hint: t('emailHint'),
          autoComplete: 'email',
          error: account('fieldErrors.email'),
        },
        {
          name: 'password',
          label: account('password'),
          hint: account('passwordHint'),
          autoComplete: 'new-password',
          error: account('fieldErrors.password'),
        },
      ]}
    />
  )
}
