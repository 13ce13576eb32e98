'use client'

import en from '@/messages/en/error.json'

/** Texts by language: this page must not depend on a message provider that may be what failed. */
const TEXTS: Record<string, typeof en> = { en }

/** The contact shown on the page: read before anything fails, because a failed layout is gone. */
const contact =
  typeof document === 'undefined' ? '' : (document.documentElement.dataset.contact ?? '')

/** What Next passes to the error page. */
export interface Failure {
  error: Error & { digest?: string }
  retry: () => void
}

/**
 * What a visitor sees when a page fails: that it is our fault, what to do, and the reference of the
 * error in our log.
 */
export function ErrorPage({ error, retry }: Failure) {
  const texts = TEXTS[typeof document === 'undefined' ? 'en' : document.documentElement.lang] ?? en
  return (
    <main id="content" className="shell grid max-w-prose gap-4 py-16">
      <h1 className="text-xl">{texts.title}</h1>
      <p role="alert">
        {texts.text}{' '}
        {contact ? (
          <>
            {texts.write}{' '}
            <a className="text-info underline" href={`mailto:${contact}`}>
              {contact}
            </a>{' '}
          </>
        ) : (
          texts.tell
        )}{' '}
        {texts.reference} {error.digest ? <code className="font-mono">{error.digest}</code> : null}
      </p>
      <p className="flex flex-wrap items-center gap-4">
        <button
          type="button"
          onClick={retry}
          className="min-h-11 rounded-md bg-copper px-4 font-medium text-white hover:bg-copper-deep"
        >
          {texts.retry}
        </button>
        {/* A whole new page: the failed one is left behind. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/" className="text-info underline">
          {texts.home}
        </a>
      </p>
    </main>
  )
}
