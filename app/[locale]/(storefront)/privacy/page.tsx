import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HouseTextPage } from '@/features/company/components/shop/house-text-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('evidencePages.privacy')
  return { title: t('title'), alternates: { canonical: '/privacy' } }
}

export default function PrivacyPage() {
  return <HouseTextPage which="privacy" version={null} />
}
