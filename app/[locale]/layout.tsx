import '../globals.css'
import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import { locale as rootLocale } from 'next/root-params'
import type { ReactNode } from 'react'
import { plexMono, plexSans } from './fonts'
import { routing } from '@/i18n/routing'
import { siteUrl } from '@/platform/env/public'
import { houseFacts } from '@/platform/house/facts'

export function generateStaticParams() {
  return routing.locales.map((locale) => ({ locale }))
}

export const viewport: Viewport = { themeColor: '#f6f7f8', width: 'device-width', initialScale: 1 }

export async function generateMetadata(): Promise<Metadata> {
  const [t, house] = await Promise.all([getTranslations('common'), houseFacts()])
  return {
    metadataBase: siteUrl(),
    title: {
      default: `${house.shortName} · ${t('tagline')}`,
      template: `%s · ${house.shortName}`,
    },
    description: t('metaDescription', { house: house.legalName }),
    icons: { icon: '/icon.svg' },
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { email } = await houseFacts()
  return (
    <html
      lang={await rootLocale()}
      className={`${plexSans.variable} ${plexMono.variable}`}
      // For a failed page: its layout, which has the address, may be what failed.
      data-contact={email || undefined}
    >
      <body>{children}</body>
    </html>
  )
}
