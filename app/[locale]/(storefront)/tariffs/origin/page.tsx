import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { OriginHelper } from '@/features/tariffs/components/shop/origin-helper'
import { askedSteps } from '@/features/tariffs/rules/origin-address'
import { Link } from '@/i18n/link'

type Props = PageProps<'/[locale]/tariffs/origin'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tariffs.origin')
  return {
    title: t('title'),
    description: t('lead'),
    alternates: { canonical: '/tariffs/origin' },
  }
}

/** From what is done where to the origin, its reason and its evidence. */
export default async function OriginPage({ searchParams }: Props) {
  const t = await getTranslations('tariffs')
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <div className="grid gap-1">
        <p className="text-sm">
          <Link className="text-info underline" href="/tariffs">
            {t('title')}
          </Link>
        </p>
        <h1 className="text-xl">{t('origin.title')}</h1>
        <p className="max-w-prose text-muted">{t('origin.lead')}</p>
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
  return <OriginHelper asked={askedSteps(query)} />
}
