import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { DeedForm } from '@/components/form/deed-form'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Alert } from '@/components/ui/alert'
import { AccountShell } from '@/features/accounts/components/shop/account-shell'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { may } from '@/features/accounts/rules/permissions'
import { chooseRemindersAction } from '@/features/reminders/actions/choose-reminders'
import { letterChoice } from '@/features/reminders/queries/letter-choice'

type Props = PageProps<'/[locale]/reminders/[token]'>

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('letters.reminders'))('title'),
    robots: { index: false },
    referrer: 'no-referrer',
  }
}

/** The page of a letter's link for somebody who wants no more reminders: opening it changes nothing. */
export default function RemindersPage({ params }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Choice params={params} />
    </Suspense>
  )
}

async function Choice({ params }: Pick<Props, 'params'>) {
  const actor = await currentActor()
  const { token } = await params
  const t = await getTranslations('letters.reminders')
  const choice = may(actor, 'letter.answer') ? await letterChoice(actor, token) : null
  if (!choice)
    return (
      <AccountShell title={t('title')}>
        <Alert variant="fault">{t('unknown')}</Alert>
      </AccountShell>
    )
  const { address, wanted } = choice
  return (
    <AccountShell title={t('title')} lead={t(wanted ? 'lead' : 'stopped', { address })}>
      <DeedForm
        key={String(wanted)}
        action={chooseRemindersAction.bind(null, token, !wanted)}
        variant={wanted ? 'default' : 'outline'}
      >
        {t(wanted ? 'stop' : 'again')}
      </DeedForm>
      <p className="text-sm text-muted">{t('still')}</p>
    </AccountShell>
  )
}
