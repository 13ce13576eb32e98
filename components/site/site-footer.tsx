import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { isSandbox } from '@/platform/sandbox'

/** Who makes this, how an order runs, and what on this installation is a demonstration. */
export async function SiteFooter() {
  const t = await getTranslations('common')
  return (
    <footer className="mt-16 border-t bg-white text-sm" data-print="hide">
      <div className="shell grid gap-6 py-8 md:grid-cols-3">
        <div className="grid content-start gap-2">
          <p className="font-semibold">F.S.C Co. Ltd</p>
          <p className="text-muted">{t('footer.maker')}</p>
        </div>
        <ul className="grid content-start gap-1">
          <li>
            <Link className="inline-flex min-h-9 items-center" href="/catalog">
              {t('footer.catalog')}
            </Link>
          </li>
          <li>
            <Link className="inline-flex min-h-9 items-center" href="/tariffs" prefetch={false}>
              {t('footer.tariffs')}
            </Link>
          </li>
          <li>
            <Link className="inline-flex min-h-9 items-center" href="/docs/api" prefetch={false}>
              {t('footer.api')}
            </Link>
          </li>
          <li>
            <Link className="inline-flex min-h-9 items-center" href="/#how">
              {t('footer.howItWorks')}
            </Link>
          </li>
          <li>
            <Link className="inline-flex min-h-9 items-center" href="/request" prefetch={false}>
              {t('nav.requestList')}
            </Link>
          </li>
        </ul>
        <div className="grid content-start gap-2 text-muted">
          <p>{t('footer.contactText')}</p>
          <p>{t('footer.terms')}</p>
          <p>{t('footer.demo')}</p>
          {isSandbox() ? <p>{t('footer.sandbox')}</p> : null}
        </div>
      </div>
    </footer>
  )
}
