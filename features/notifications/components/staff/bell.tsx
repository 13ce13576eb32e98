import { BellIcon } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { Actor } from '@/features/accounts/rules/actor'
import { Link } from '@/i18n/link'
import { unreadCount } from '../../queries/notifications'

/** The bell of the desk: how many notifications are unread, with a link to them. */
export async function Bell({ actor }: { actor: Actor }) {
  const [t, count] = await Promise.all([getTranslations('notifications'), unreadCount(actor)])
  return (
    <Link
      href="/staff/notifications"
      aria-label={t('bell', { count })}
      className="relative inline-flex size-9 items-center justify-center rounded-md hover:bg-ground"
    >
      <BellIcon aria-hidden className="size-4" />
      {count > 0 ? (
        <span
          aria-hidden
          className="absolute end-0 top-0 min-w-4 rounded-full bg-copper px-1 text-center text-[0.625rem] leading-4 font-semibold text-white"
        >
          {count}
        </span>
      ) : null}
    </Link>
  )
}
