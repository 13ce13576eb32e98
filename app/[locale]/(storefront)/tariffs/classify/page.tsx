import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Classifier } from '@/features/tariffs/components/shop/classifier'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { askedFacts } from '@/features/tariffs/rules/classify'
import { askedRoute } from '@/features/tariffs/rules/helper-address'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { Link } from '@/i18n/link'

type Props = PageProps<'/[locale]/tariffs/classify'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tariffs.classify')
  return {
    title: t('title'),
    description: t('lead'),
    alternates: { canonical: '/tariffs/classify' },
  }
}

/** From questions to a customs code, a question a page. */
export default async function ClassifyPage({ searchParams }: Props) {
  const t = await getTranslations('tariffs')
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <div className="grid gap-1">
        <p className="text-sm">
          <Link className="text-info underline" href="/tariffs">
            {t('title')}
          </Link>
        </p>
        <h1 className="text-xl">{t('classify.title')}</h1>
        <p className="max-w-prose text-muted">{t('classify.lead')}</p>
      </div>
      <Suspense fallback={<PageSkeleton />}>
        <Asked searchParams={searchParams} />
      </Suspense>
    </main>
  )
}

async function Asked({ searchParams }: Pick<Props, 'searchParams'>) {
  const query = await searchParams
  await connection()
  const route = askedRoute(query)
  return (
    <Classifier
      asked={askedFacts(query)}
      route={route}
      day={statutoryDay(route.to, new Date())}
      rules={await rulesInForce()}
    />
  )
}
