import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SandboxBanner } from '@/components/site/sandbox-banner'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { Choosing } from '@/features/catalog/components/shop/choosing'
import { OwnCardPrices } from '@/features/catalog/components/shop/own-card-prices'
import { RequestCount } from '@/features/basket/components/shop/request-count'

export default async function StorefrontLayout({ children }: { children: ReactNode }) {
  const [t, locale] = await Promise.all([getTranslations('catalog'), getLocale()])
  const raw = (key: 'own.from' | 'own.at') => String(t.raw(key))
  return (
    <>
      <SandboxBanner />
      <SiteHeader requestCount={<RequestCount />} />
      {children}
      <SiteFooter />
      <Choosing />
      <OwnCardPrices
        texts={{ locale, from: raw('own.from'), at: raw('own.at'), list: t('own.list') }}
      />
    </>
  )
}
