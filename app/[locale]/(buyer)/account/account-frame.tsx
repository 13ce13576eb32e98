import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { signOut } from '@/features/accounts/actions/sign-in'
import { Link } from '@/i18n/link'
import { AccountNav, type AccountRoom } from '@/features/orders/components/shop/account-nav'

/** The frame of a page in a buyer's account: its title, who is signed in, links to the other rooms. */
export async function AccountFrame({
  room,
  title,
  name,
  isStaff = false,
  children,
}: {
  room: AccountRoom
  /** of a page within the room; the room's own by default */
  title?: string
  /** of the person signed in */
  name: string
  /** somebody of the house: their rooms are the desk's */
  isStaff?: boolean
  children: ReactNode
}) {
  const [t, common] = await Promise.all([getTranslations('account'), getTranslations('common')])
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6 md:py-10">
      <header className="flex flex-wrap items-center gap-4">
        <h1 className="text-xl">
          {title ?? (room === 'home' ? t('accountTitle') : t(`rooms.${room}`))}
        </h1>
        <form action={signOut} className="ms-auto flex items-center gap-3 text-sm">
          <span className="text-muted">{name}</span>
          <Button type="submit" variant="outline" size="sm">
            {common('nav.signOut')}
          </Button>
        </form>
      </header>
      {isStaff ? (
        <p className="text-sm">
          <Link href="/staff" className="inline-flex min-h-6 items-center text-info underline">
            {t('join.toDesk')}
          </Link>
        </p>
      ) : (
        <AccountNav room={room} />
      )}
      {children}
    </main>
  )
}
