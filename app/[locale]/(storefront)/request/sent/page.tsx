import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { buttonVariants } from '@/components/ui/button'
import { ContactLine } from '@/features/company/components/contact-line'
import { answerPromise } from '@/features/company/queries/answer-promise'
import { promiseWords } from '@/features/company/rules/promise'
import { parseRequestNumber } from '@/platform/numbers'
import { Link } from '@/i18n/link'

type Props = Pick<PageProps<'/[locale]/request/sent'>, 'searchParams'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('request.sent'))('titlePlain'), robots: { index: false } }
}

/** Says only what the sender knows already: anyone may open this address with any number. */
export default async function SentPage({ searchParams }: Props) {
  const [t, promise] = await Promise.all([
    getTranslations('request.sent'),
    getTranslations('common.promise'),
  ])
  return (
    <main id="content" className="shell py-10">
      <div className="grid max-w-2xl gap-6">
        <h1 className="text-xl">
          <Suspense fallback={t('titlePlain')}>
            <Title searchParams={searchParams} />
          </Suspense>
        </h1>
        <p>{promise('answer', promiseWords(await answerPromise()))}</p>
        <p>{t('link')}</p>
        <section aria-labelledby="next" className="grid gap-3 border-t pt-6">
          <h2 id="next" className="text-lg">
            {t('nextTitle')}
          </h2>
          <ol className="grid list-decimal gap-2 ps-5">
            <li>{t('next1')}</li>
            <li>{t('next2')}</li>
            <li>{t('next3')}</li>
          </ol>
        </section>
        <p className="text-sm text-muted-foreground">{t('noMail')}</p>
        <ContactLine />
        <Link
          href="/catalog"
          className={buttonVariants({ variant: 'outline', className: 'justify-self-start' })}
        >
          {t('browse')}
        </Link>
      </div>
    </main>
  )
}

async function Title({ searchParams }: Props) {
  const t = await getTranslations('request.sent')
  const { n } = await searchParams
  if (typeof n !== 'string' || parseRequestNumber(n) === null) return t('titlePlain')
  return t.rich('title', {
    number: n,
    whole: (number) => <span className="whitespace-nowrap">{number}</span>,
  })
}
