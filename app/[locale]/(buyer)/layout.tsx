import type { ReactNode } from 'react'
import { NeedsScript } from '@/components/site/needs-script'
import { SandboxBanner } from '@/components/site/sandbox-banner'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { RequestCount } from '@/features/basket/components/shop/request-count'

export default function BuyerLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SandboxBanner />
      <SiteHeader requestCount={<RequestCount />} />
      <NeedsScript />
      {children}
      <SiteFooter />
    </>
  )
}
