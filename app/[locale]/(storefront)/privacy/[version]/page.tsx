import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { HouseTextPage } from '@/features/company/components/shop/house-text-page'

export const ensureStatic = 'navigation'

export const generateStaticParams = () => [{ version: '1' }]

type Props = PageProps<'/[locale]/privacy/[version]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('evidencePages.privacy')
  const { version } = await params
  return { title: `${t('title')} ${version}`, robots: { index: false } }
}

/** The text that held under a number: what was signed under it can always be read. */
export default async function PrivacyVersionPage({ params }: Props) {
  const { version } = await params
  if (!/^[1-9]\d{0,4}$/.test(version)) notFound()
  return <HouseTextPage which="privacy" version={Number(version)} />
}
