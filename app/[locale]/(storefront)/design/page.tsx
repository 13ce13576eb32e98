import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Picture } from '@/components/picture'
import { DESIGN_FAMILIES } from '@/features/designs/rules/family'
import { FAMILIES } from '@/features/designs/rules/families'
import { Link } from '@/i18n/link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('design')
  return { title: t('title'), description: t('lead'), alternates: { canonical: '/design' } }
}

/** The shapes made to order. */
export default async function DesignPage() {
  const t = await getTranslations('design')
  return (
    <main id="content" className="shell grid gap-6 py-6">
      <header className="grid gap-2">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('lead')}</p>
      </header>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 xl:grid-cols-4">
        {DESIGN_FAMILIES.map((id, i) => {
          const { picture, moq, leadTimeDays } = FAMILIES[id]
          return (
            <li key={id} className="card">
              <Picture
                path={`/products/${picture.slug}/${picture.finish}`}
                alt=""
                width={400}
                height={400}
                loading={i < 4 ? 'eager' : 'lazy'}
                sizes="(min-width: 80rem) 20rem, 50vw"
              />
              <h2 className="text-sm font-semibold">
                <Link
                  href={`/design/${id}`}
                  className="no-underline after:absolute after:inset-0 hover:underline"
                >
                  {t(`families.${id}`)}
                </Link>
              </h2>
              <p>{t('fromMoq', { count: moq, days: leadTimeDays })}</p>
            </li>
          )
        })}
      </ul>
    </main>
  )
}
