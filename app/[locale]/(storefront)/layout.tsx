import type { ReactNode } from 'react'
import { SandboxBanner } from '@/components/site/sandbox-banner'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { Choosing } from '@/features/catalog/components/choosing'
import { RequestCount } from '@/features/quotes/components/request/request-count'

export default function StorefrontLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SandboxBanner />
      <SiteHeader requestCount={<RequestCount />} />
      {children}
      <SiteFooter />
      <Choosing />
    </>
  )
}
