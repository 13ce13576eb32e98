import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense, type ReactNode } from 'react'
import { StaffHeader } from '@/features/accounts/components/staff/staff-header'
import { DeskSearch } from '@/features/search/components/staff/desk-search'
import { Bell } from '@/features/notifications/components/staff/bell'
import { FetchAhead } from '@/components/site/fetch-ahead'
import { NeedsScript } from '@/components/site/needs-script'
import { PageSkeleton } from '@/components/site/page-skeleton'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff')
  return {
    title: t('title'),
    robots: { index: false },
  }
}

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('common')
  return (
    <FetchAhead>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-white focus:p-3"
      >
        {t('skipToContent')}
      </a>
      <NeedsScript />
      <Suspense fallback={<div className="h-14 border-b bg-white" />}>
        <StaffHeader search={<DeskSearch />} tools={(actor) => <Bell actor={actor} />} />
      </Suspense>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </FetchAhead>
  )
}
