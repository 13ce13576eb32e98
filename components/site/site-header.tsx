import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/link'
import { houseFacts } from '@/platform/house/facts'
import { houseLogo } from '@/platform/house/pictures'
import { AccountLink } from './account-link'
import { SearchBox } from './search-box'

/** The shop's header. Static for everyone; what differs by visitor is filled in afterwards. */
export async function SiteHeader({ requestCount }: { requestCount: ReactNode }) {
  const [t, house, logo] = await Promise.all([getTranslations('common'), houseFacts(), houseLogo()])
  const lines = ['jewelry', 'boxes', 'organizers'] as const
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-white focus:p-3"
      >
        {t('skipToContent')}
      </a>
      <header className="border-b bg-white" data-print="hide">
        <div className="shell flex flex-wrap items-center gap-x-6 py-2">
          <Link
            href="/"
            className="inline-flex min-h-11 items-center gap-2 text-lg font-semibold no-underline"
          >
            {logo ? (
              <img
                src={logo.path}
                alt=""
                width={logo.width}
                height={logo.height}
                className="h-7 w-auto max-w-32 object-contain"
              />
            ) : (
              <Mark />
            )}
            {house.shortName}
          </Link>
          <nav aria-label={t('nav.label')} className="max-md:order-last max-md:w-full">
            <ul className="flex flex-wrap gap-x-5 text-sm whitespace-nowrap">
              <li>
                <Link
                  href="/catalog"
                  className="inline-flex min-h-11 items-center no-underline hover:underline"
                >
                  {t('nav.catalog')}
                </Link>
              </li>
              {/* A phone has room for three links: the lines are filters of the catalog, and its first. */}
              {lines.map((line) => (
                <li key={line} className="max-md:hidden">
                  <Link
                    href={`/catalog?line=${line}`}
                    className="inline-flex min-h-11 items-center no-underline hover:underline"
                  >
                    {t(`nav.${line}`)}
                  </Link>
                </li>
              ))}
              <li>
                <Link
                  href="/design"
                  className="inline-flex min-h-11 items-center no-underline hover:underline"
                >
                  {t('nav.design')}
                </Link>
              </li>
              <li>
                <Link
                  href="/tariffs"
                  prefetch={false}
                  className="inline-flex min-h-11 items-center no-underline hover:underline"
                >
                  {t('nav.tariffs')}
                </Link>
              </li>
            </ul>
          </nav>
          <div className="ms-auto flex items-center gap-4 text-sm">
            <AccountLink
              signIn={t('nav.signIn')}
              account={t('nav.account')}
              desk={t('nav.staffDesk')}
            />
            <Link
              href="/lists"
              prefetch={false}
              className="inline-flex min-h-11 items-center no-underline hover:underline"
            >
              {t('nav.lists')}
            </Link>
            <Link
              href="/request"
              prefetch={false}
              className="inline-flex min-h-11 items-center gap-2 no-underline hover:underline"
            >
              {t('nav.requestList')} {requestCount}
            </Link>
          </div>
          <SearchBox
            className="w-full lg:max-w-xs"
            label={t('nav.search')}
            placeholder={t('nav.searchPlaceholder')}
            recent={t('nav.recentSearches')}
          />
        </div>
      </header>
    </>
  )
}

/** A caliper: the maker as a measuring instrument. */
function Mark() {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-6 text-copper"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden
    >
      <path d="M3 5h18M3 5v9l2 2V5M12 5v7l2 2V5M8 5v2M17 5v2M20 5v2" />
    </svg>
  )
}
