import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { buttonVariants } from '@/components/ui/button'
import { Link } from '@/i18n/link'

/** One page for what doesn't exist and for what isn't yours: they must look the same. */
export async function NotFoundPage({ contact }: { contact: ReactNode }) {
  const t = await getTranslations('common.states')
  return (
    <main id="content" className="shell grid justify-items-start gap-4 py-16">
      <h1 className="text-xl">{t('notFoundTitle')}</h1>
      <p className="text-muted">{t('notFoundText')}</p>
      <Link href="/catalog" className={buttonVariants()}>
        {t('notFoundAction')}
      </Link>
      {contact}
    </main>
  )
}
