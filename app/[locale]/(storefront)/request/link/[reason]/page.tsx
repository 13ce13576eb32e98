import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { buttonVariants } from '@/components/ui/button'
import { ContactLine } from '@/features/company/components/contact-line'
import { Link } from '@/i18n/link'

type Props = PageProps<'/[locale]/request/link/[reason]'>

const REASONS = ['expired', 'revoked', 'unknown'] as const

export const ensureStatic = 'navigation'

export function generateStaticParams() {
  return REASONS.map((reason) => ({ reason }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const reason = await reasonOf(params)
  return {
    title: (await getTranslations('request.link'))(`${reason}Title`),
    robots: { index: false },
  }
}

/** The page of a secret link that opens nothing: why, and how to go on. */
export default async function LinkProblemPage({ params }: Props) {
  const reason = await reasonOf(params)
  const t = await getTranslations('request.link')
  return (
    <main id="content" className="shell py-10">
      <div className="grid max-w-2xl gap-6">
        <h1 className="text-xl">{t(`${reason}Title`)}</h1>
        <p className="max-w-prose">{t(`${reason}Text`)}</p>
        <p className="flex flex-wrap gap-2">
          <Link href="/catalog" className={buttonVariants({ variant: 'outline' })}>
            {t('action')}
          </Link>
          <Link href="/sign-in" className={buttonVariants({ variant: 'outline' })}>
            {t('signIn')}
          </Link>
        </p>
        <ContactLine />
      </div>
    </main>
  )
}

async function reasonOf(params: Props['params']): Promise<(typeof REASONS)[number]> {
  const { reason } = await params
  return REASONS.find((each) => each === reason) ?? notFound()
}
