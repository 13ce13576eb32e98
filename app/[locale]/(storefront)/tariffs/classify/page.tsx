import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { Classifier } from '@/features/tariffs/components/shop/classifier'
import { HelperPage } from '@/features/tariffs/components/shop/helper-page'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { factsInQuery } from '@/features/tariffs/rules/classify'
import { askedRoute } from '@/features/tariffs/rules/helper-address'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'

type Props = PageProps<'/[locale]/tariffs/classify'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tariffs.classify')
  return {
    title: t('title'),
    description: t('lead'),
    alternates: { canonical: '/tariffs/classify' },
  }
}

/** From questions to a customs code, one question per page. */
export default function ClassifyPage({ searchParams }: Props) {
  return (
    <HelperPage helper="classify">
      <Helper searchParams={searchParams} />
    </HelperPage>
  )
}

async function Helper({ searchParams }: Pick<Props, 'searchParams'>) {
  const query = await searchParams
  await connection()
  const route = askedRoute(query)
  return (
    <Classifier
      asked={factsInQuery(query)}
      route={route}
      day={statutoryDay(route.to, new Date())}
      rules={await rulesInForce()}
    />
  )
}
