import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Link } from '@/i18n/link'

/** A quote, request or order of a buyer as one line: its number links to its page. */
export const TradeRow = ({
  number,
  amount,
  note,
  isLate = false,
  unread,
  href,
  action,
  again,
}: {
  number: string
  amount?: string
  note?: string
  /** its last day has passed */
  isLate?: boolean
  /** unread entries of its thread, in words */
  unread?: string | undefined
  href: string
  /** what the buyer has to do, where it is their turn */
  action?: string | undefined
  /** link to order its goods again, and its words */
  again?: { href: string; text: string } | undefined
}) => (
  <li className="flex min-h-14 flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-sm">
    <Link href={href} className="font-mono text-info underline">
      {number}
    </Link>
    {amount ? <span className="font-semibold tabular-nums">{amount}</span> : null}
    {note ? <span className={isLate ? 'text-caution' : 'text-muted'}>{note}</span> : null}
    {unread ? (
      <Link href={`${href}#thread`} className="no-underline">
        <Badge variant="info">{unread}</Badge>
      </Link>
    ) : null}
    {action ? (
      <Link href={href} className={`ms-auto ${buttonVariants({ variant: 'outline' })}`}>
        {action}
      </Link>
    ) : null}
    {again ? (
      <Link
        href={again.href}
        aria-label={`${again.text}, ${number}`}
        className={buttonVariants({ variant: 'link', className: action ? '' : 'ms-auto' })}
      >
        {again.text}
      </Link>
    ) : null}
  </li>
)
