'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { tellOwnPrices } from './own-prices'

/** "Sign in", or the link to one's own desk, once the browser has asked who is signed in. */
export function AccountLink({
  signIn,
  account,
  desk,
}: {
  signIn: string
  account: string
  desk: string
}) {
  const [kind, setKind] = useState<'anonymous' | 'buyer' | 'staff'>('anonymous')
  useEffect(() => {
    const abort = new AbortController()
    fetch('/api/v1/me', { signal: abort.signal })
      .then(async (answer) => {
        if (!answer.ok) return
        const me = (await answer.json()) as { kind: typeof kind; ownPrices: boolean }
        setKind(me.kind)
        tellOwnPrices(me.ownPrices)
      })
      .catch(() => undefined)
    return () => abort.abort()
  }, [])
  const [href, label] =
    kind === 'staff'
      ? ['/staff', desk]
      : kind === 'buyer'
        ? ['/account', account]
        : ['/sign-in', signIn]
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-11 items-center no-underline hover:underline"
    >
      {label}
    </Link>
  )
}
