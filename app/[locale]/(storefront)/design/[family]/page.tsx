import type { Metadata } from 'next'
import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { productionDays } from '@/features/designs/queries/production-days'
import { startEstimate } from '@/features/designs/rules/estimate'
import { DESIGN_FAMILIES } from '@/features/designs/rules/family'
import { startDesign } from '@/features/designs/rules/start-design'
import { RequestDesigner } from '@/features/requests/components/shop/request-designer'
import { Link } from '@/i18n/link'
import { pick } from '@/platform/pick'

export const ensureStatic = 'navigation'

export function generateStaticParams() {
  return DESIGN_FAMILIES.map((family) => ({ family }))
}

type Props = PageProps<'/[locale]/design/[family]'>
const familyOf = async (params: Props['params']) => {
  const { family } = await params
  return DESIGN_FAMILIES.find((each) => each === family)
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const family = await familyOf(params)
  if (!family) return {}
  const t = await getTranslations('design')
  return {
    title: `${t(`families.${family}`)}, ${t('title').toLowerCase()}`,
    description: t('lead'),
    alternates: { canonical: `/design/${family}` },
  }
}

/** One family, shaped by the buyer. Static: the browser reads everything in the address beyond the family. */
export default async function DesignFamilyPage({ params }: Props) {
  const family = await familyOf(params)
  if (!family) notFound()
  const [t, messages, estimate, production] = await Promise.all([
    getTranslations('design'),
    getMessages(),
    startEstimate(family),
    productionDays(family),
  ])
  return (
    <main id="content" className="shell grid gap-4 py-4">
      <nav aria-label={t('breadcrumb')} className="text-xs text-muted">
        <Link href="/design">{t('title')}</Link> / {t(`families.${family}`)}
      </nav>
      <h1 className="text-xl">{t(`families.${family}`)}</h1>
      <MessagesProvider messages={pick(messages, ['design'])}>
        <RequestDesigner
          start={startDesign(family)}
          startEstimate={estimate}
          production={production}
        />
      </MessagesProvider>
    </main>
  )
}
