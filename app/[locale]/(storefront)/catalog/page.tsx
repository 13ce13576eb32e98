import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { CatalogResults } from '@/features/catalog/components/shop/catalog-results'
import { readFilters } from '@/features/catalog/rules/filters'

type Props = PageProps<'/[locale]/catalog'>

/**
 * The same for all filters, so that it stands in the prerendered head; headers say what may be
 * indexed, see next.config.ts.
 */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalog'))('title') }
}

export default function CatalogPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Results searchParams={searchParams} />
    </Suspense>
  )
}

async function Results({ searchParams }: Pick<Props, 'searchParams'>) {
  return <CatalogResults filters={readFilters(await searchParams)} />
}
