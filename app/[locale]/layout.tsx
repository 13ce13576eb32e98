import '../globals.css'
import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import { locale as rootLocale } from 'next/root-params'
import type { ReactNode } from 'react'
import { plexMono, plexSans } from './fonts'
import { routing } from '@/i18n/routing'
import { siteUrl } from '@/platform/env/public'

export function generateStaticParams() {
  return routing.locales.map((locale) => ({ locale }))
}

export const viewport: Viewport = { themeColor: '#f6f7f8', width: 'device-width', initialScale: 1 }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    metadataBase: siteUrl(),
    title: { default: `${t('siteName')} · ${t('tagline')}`, template: `%s · ${t('siteName')}` },
    description: t('metaDescription'),
    icons: { icon: '/icon.svg' },
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await rootLocale()} className={`${plexSans.variable} ${plexMono.variable}`}>
      <body>{children}</body>
    </html>
  )
}
