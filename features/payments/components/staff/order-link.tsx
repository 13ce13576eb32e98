import { Link } from '@/i18n/link'
import { formatOrderNumber } from '@/platform/numbers'

/** An order's number, linked to its page on the desk. */
export function OrderLink({ serial }: { serial: number }) {
  const number = formatOrderNumber(serial)
  return (
    <Link
      className="inline-flex min-h-6 items-center text-info underline"
      href={`/staff/orders/${number}`}
    >
      {number}
    </Link>
  )
}
