import { getTranslations } from 'next-intl/server'
import { buttonVariants } from '@/components/ui/button'
import type { Actor } from '@/features/accounts/rules/actor'
import { ContactLine } from '@/features/company/components/contact-line'
import { Link } from '@/i18n/link'
import { AskLinkForm } from './ask-link-form'

/**
 * The page of a request, quote or order that this visitor can't open: the same for somebody else's
 * number and for one that doesn't exist, with the ways to get in.
 * @param path of this page, to return to after signing in
 */
export async function LinkNeeded({
  actor,
  number,
  path,
}: {
  actor: Actor
  number: string
  path: `/${'requests' | 'quotes' | 'orders'}/${string}`
}) {
  const t = await getTranslations('orders.link')
  const signedIn = actor.kind === 'member' || actor.kind === 'staff'
  return (
    <main id="content" className="shell py-10">
      <div className="grid max-w-2xl gap-6">
        <h1 className="text-xl">{t('title', { number })}</h1>
        <p className="max-w-prose">
          {signedIn ? t('signedIn', { email: actor.email }) : t('lead')}
        </p>
        <div className="grid gap-8 sm:grid-cols-2">
          <section
            aria-labelledby="sign-in"
            className="grid content-start justify-items-start gap-3"
          >
            <h2 id="sign-in" className="text-base">
              {t('signInTitle')}
            </h2>
            <p className="text-sm text-muted">{t('signInText')}</p>
            <Link
              href={`/sign-in?next=${encodeURIComponent(path)}`}
              prefetch={false}
              className={buttonVariants({ size: 'lg' })}
            >
              {t(signedIn ? 'signInOther' : 'signIn')}
            </Link>
          </section>
          <section aria-labelledby="again" className="grid content-start justify-items-start gap-3">
            <h2 id="again" className="text-base">
              {t('againTitle')}
            </h2>
            <p className="text-sm text-muted">{t('againText', { number })}</p>
            <AskLinkForm
              number={number}
              texts={{
                send: t('send'),
                asked: t('asked', { number }),
                too_many: t('tooMany'),
                failed: t('failed'),
              }}
            />
          </section>
        </div>
        <ContactLine />
      </div>
    </main>
  )
}
