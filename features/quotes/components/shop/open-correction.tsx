import { getLocale, getMessages } from 'next-intl/server'
import { linesShown, type ShownLines } from '@/components/line-pages'
import type { RequestView } from '@/features/requests/queries/requests'
import { MessagesProvider } from '@/i18n/messages-provider'
import { formatAmount } from '@/platform/money'
import { pick } from '@/platform/pick'
import { RequestCorrection } from './request-correction'

/** The form that corrects a request, with its words for the browser. */
export async function OpenCorrection({
  request,
  shown,
}: {
  request: RequestView
  /** the lines drawn on the page: those can be corrected */
  shown: ShownLines
}) {
  const [locale, messages] = await Promise.all([getLocale(), getMessages()])
  const { currency } = request
  const { from, to } = linesShown(request.lines.length, shown)
  return (
    <MessagesProvider messages={{ quotes: pick(messages.quotes, ['request']) }}>
      <RequestCorrection
        key={`${request.version} ${from}`}
        kept={request.lines.toSpliced(from, to - from).map(({ position }) => position)}
        lines={request.lines
          .slice(from, to)
          .map(({ position, article, specification, quantity, targetPriceMinor, note }) => ({
            position,
            item: article ? `${article.productName}, ${article.sku}` : (specification?.type ?? ''),
            quantity: String(quantity),
            target:
              targetPriceMinor === null ? '' : formatAmount(targetPriceMinor, locale, currency),
            note: note ?? '',
          }))}
        start={{ notes: request.notes ?? '', wantedDate: request.wantedDate ?? '' }}
        currency={currency}
        hidden={{ serial: String(request.serial), version: String(request.version) }}
      />
    </MessagesProvider>
  )
}
