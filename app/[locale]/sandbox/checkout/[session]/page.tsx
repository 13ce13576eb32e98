import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { SandboxCheckout } from '@/features/payments/components/shop/sandbox-checkout'
import { isSandbox } from '@/platform/sandbox'
import { getCheckout } from '@/platform/stripe/sandbox/checkout'

/** Nothing can be shown before the session is known: the response waits, so that an unknown one is a true 404. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payments.sandbox')
  return { title: t('metaTitle'), robots: { index: false } }
}

export default async function Page({ params }: PageProps<'/[locale]/sandbox/checkout/[session]'>) {
  await connection()
  const { session } = await params
  const view = isSandbox() ? await getCheckout(session) : null
  if (!view) notFound()
  return <SandboxCheckout view={view} />
}
