import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { OriginHelper } from '@/features/tariffs/components/shop/origin-helper'
import { HelperPage } from '@/features/tariffs/components/shop/helper-page'
import { stepsInQuery } from '@/features/tariffs/rules/origin-address'

type Props = PageProps<'/[locale]/tariffs/origin'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tariffs.origin')
  return {
    title: t('title'),
    description: t('lead'),
    alternates: { canonical: '/tariffs/origin' },
  }
}

/** From where each step of production happens to the origin, its reason and its evidence. */
export default function OriginPage({ searchParams }: Props) {
  return (
    <HelperPage helper="origin">
      <Helper searchParams={searchParams} />
    </HelperPage>
  )
}

async function Helper({ searchParams }: Pick<Props, 'searchParams'>) {
  const query = await searchParams
  await connection()
  return <OriginHelper asked={stepsInQuery(query)} />
}
