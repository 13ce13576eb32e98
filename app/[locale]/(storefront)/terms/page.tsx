import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HouseTextPage } from '@/features/company/components/shop/house-text-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('evidencePages.terms')
  return { title: t('title'), alternates: { canonical: '/terms' } }
}

export default function TermsPage() {
  return <HouseTextPage which="terms" version={null} />
}
