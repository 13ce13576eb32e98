import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { DeedForm } from '@/components/form/deed-form'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { joinHouse } from '@/features/accounts/actions/join'
import { signOut } from '@/features/accounts/actions/sign-in'
import { AccountForm } from '@/features/accounts/components/shop/account-form'
import { AccountShell, accountErrors } from '@/features/accounts/components/shop/account-shell'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { openInvitation } from '@/features/accounts/queries/people'
import { Link } from '@/i18n/link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.join'))('title'), robots: { index: false } }
}

/** Where a person invited to the house makes their account, and the first owner theirs. */
export default function JoinPage({ params }: PageProps<'/[locale]/join/[token]'>) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Join params={params} />
    </Suspense>
  )
}

async function Join({ params }: Pick<PageProps<'/[locale]/join/[token]'>, 'params'>) {
  // Awaited before the clock is read: this page is never prerendered.
  const actor = await currentActor()
  const { token } = await params
  const [t, invitation, errors] = await Promise.all([
    getTranslations('account'),
    openInvitation(token, new Date()),
    accountErrors(),
  ])
  if (invitation.state !== 'open')
    return (
      <AccountShell title={t('join.title')}>
        <Alert variant="fault">
          {invitation.state === 'expired' && invitation.isFirstOwner
            ? t('join.firstOver')
            : t(`errors.invitation_${invitation.state}`)}
        </Alert>
        <Link
          href={actor.kind === 'guest' ? '/sign-in' : '/staff'}
          className={buttonVariants({ variant: 'outline', className: 'justify-self-start' })}
        >
          {t(actor.kind === 'guest' ? 'signIn' : 'join.toDesk')}
        </Link>
      </AccountShell>
    )
  if ('email' in actor)
    return (
      <AccountShell title={t('join.title')}>
        <Alert variant="caution">{t('join.signedIn', { email: actor.email })}</Alert>
        <DeedForm action={signOut} variant="outline">
          {t('join.signOut')}
        </DeedForm>
      </AccountShell>
    )
  const { isFirstOwner, invitedBy } = invitation
  return (
    <AccountShell
      title={t(isFirstOwner ? 'join.firstTitle' : 'join.title')}
      lead={isFirstOwner ? t('join.firstLead') : t('join.lead', { by: invitedBy })}
    >
      <AccountForm
        action={joinHouse}
        errors={errors}
        hidden={{ token }}
        submit={t('join.submit')}
        fields={[
          { name: 'name', label: t('name'), autoComplete: 'name', error: t('fieldErrors.name') },
          {
            name: 'email',
            label: t('email'),
            ...(isFirstOwner ? {} : { hint: t('join.emailHint') }),
            autoComplete: 'email',
            error: t('fieldErrors.email'),
          },
          {
            name: 'password',
            label: t('password'),
            hint: t('passwordHint'),
            autoComplete: 'new-password',
            error: t('fieldErrors.password'),
          },
        ]}
      />
      <p className="text-sm text-muted">{t('join.next')}</p>
    </AccountShell>
  )
}
