import { getTranslations } from 'next-intl/server'
import { Suspense, type ReactNode } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Link } from '@/i18n/link'

/** The page of a helper beside the calculator: title and introduction, then the answer once the address is read. */
export async function HelperPage({
  helper,
  children,
}: {
  helper: 'classify' | 'origin'
  children: ReactNode
}) {
  const t = await getTranslations('tariffs')
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <div className="grid gap-1">
        <p className="text-sm">
          <Link className="text-info underline" href="/tariffs">
            {t('title')}
          </Link>
        </p>
        <h1 className="text-xl">{t(`${helper}.title`)}</h1>
        <p className="max-w-prose text-muted">{t(`${helper}.lead`)}</p>
      </div>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </main>
  )
}
