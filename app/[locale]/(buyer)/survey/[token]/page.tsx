import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Alert } from '@/components/ui/alert'
import { AccountShell } from '@/features/accounts/components/shop/account-shell'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { may } from '@/features/accounts/rules/permissions'
import { SurveyForm } from '@/features/quotes/components/shop/survey-form'
import { surveyOf } from '@/features/quotes/queries/survey'
import { QUOTE_DECLINE_REASONS } from '@/features/quotes/rules/decline-reasons'
import { SURVEY_ANSWERS } from '@/features/quotes/rules/survey'
import { MessagesProvider } from '@/i18n/messages-provider'
import { formatQuoteNumber } from '@/platform/numbers'

type Props = PageProps<'/[locale]/survey/[token]'>

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('letters.survey'))('title'),
    robots: { index: false },
    referrer: 'no-referrer',
  }
}

/** The page of a letter's link after a quote ended: one question. Opening it changes nothing. */
export default function SurveyPage({ params }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Question params={params} />
    </Suspense>
  )
}

async function Question({ params }: Pick<Props, 'params'>) {
  const actor = await currentActor()
  const { token } = await params
  const [t, reasons, messages] = await Promise.all([
    getTranslations('letters.survey'),
    getTranslations('quotes.decline.reasons'),
    getMessages(),
  ])
  const survey = may(actor, 'letter.answer') ? await surveyOf(actor, token) : null
  if (!survey)
    return (
      <AccountShell title={t('title')}>
        <Alert variant="fault">{t('unknown')}</Alert>
      </AccountShell>
    )
  const number = formatQuoteNumber(survey.serial)
  if (survey.standing !== 'open')
    return (
      <AccountShell title={t('about', { number })}>
        <Alert variant="info">{t(`errors.${survey.standing}`)}</Alert>
      </AccountShell>
    )
  return (
    <AccountShell title={t('about', { number })} lead={t('lead')}>
      <MessagesProvider messages={{ letters: messages.letters }}>
        <SurveyForm
          token={token}
          question={survey.question}
          answers={
            survey.question === 'reason'
              ? QUOTE_DECLINE_REASONS.map((code) => [code, reasons(code)] as const)
              : SURVEY_ANSWERS.again.map((code) => [code, t(`again.answers.${code}`)] as const)
          }
        />
      </MessagesProvider>
    </AccountShell>
  )
}
