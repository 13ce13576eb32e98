import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { env } from '@/platform/env'
import { houseFacts } from '@/platform/house/facts'
import { isSandbox } from '@/platform/sandbox'

/** Who makes this, how an order runs, and which parts of this installation are a demonstration. */
export async function SiteFooter() {
  const [t, house] = await Promise.all([getTranslations('common'), houseFacts()])
  const links = [
    ['/catalog', t('footer.catalog')],
    ['/tariffs', t('footer.tariffs')],
    ['/docs/api', t('footer.api')],
    ['/#how', t('footer.howItWorks')],
    ['/request', t('nav.requestList')],
    ['/factory', t('footer.factory')],
    ['/contact', t('footer.contact')],
    ['/terms', t('footer.termsOfSale')],
    ['/privacy', t('footer.privacy')],
  ] as const
  return (
    <footer className="mt-16 border-t bg-white text-sm" data-print="hide">
      <div className="shell grid gap-6 py-8 md:grid-cols-3">
        <div className="grid content-start gap-2">
          <p className="font-semibold">{house.legalName}</p>
          {house.localName ? <p lang="zh-Hans">{house.localName}</p> : null}
          {house.footer ? <p className="text-muted">{house.footer}</p> : null}
          {house.email ? (
            <p>
              <a
                className="inline-flex min-h-9 items-center text-info underline"
                href={`mailto:${house.email}`}
              >
                {house.email}
              </a>
            </p>
          ) : null}
        </div>
        <ul className="grid grid-cols-2 content-start gap-x-4 gap-y-1">
          {links.map(([href, label]) => (
            <li key={href}>
              <Link
                className="inline-flex min-h-9 items-center"
                href={href}
                {...(href === '/catalog' || href === '/#how' ? {} : { prefetch: false })}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <div className="grid content-start gap-2 text-muted">
          <p>{t('footer.contactText')}</p>
          <p>{t('footer.terms')}</p>
          {env().DEMO ? <p>{t('footer.demo')}</p> : null}
          {house.isDemo ? <p>{t('footer.demoHouse')}</p> : null}
          {isSandbox() ? <p>{t('footer.sandbox')}</p> : null}
        </div>
      </div>
    </footer>
  )
}
