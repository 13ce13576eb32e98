import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ContactBlock } from '@/features/company/components/shop/contact-block'
import { OrganizationData } from '@/features/company/components/shop/organization-data'
import { Link } from '@/i18n/link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('evidencePages.contact')
  return { title: t('title'), description: t('lead'), alternates: { canonical: '/contact' } }
}

/** How to reach the people of the house. */
export default async function ContactPage() {
  const t = await getTranslations('evidencePages.contact')
  return (
    <main id="content" className="shell grid gap-6 py-10">
      <div className="grid gap-1">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('lead')}</p>
      </div>
      <ContactBlock />
      <p>
        <Link className="inline-flex min-h-11 items-center text-info underline" href="/factory">
          {t('factory')}
        </Link>
      </p>
      <OrganizationData />
    </main>
  )
}
