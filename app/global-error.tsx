'use client'

import { ErrorPage } from '@/components/site/error-page'
import './globals.css'

/** The last resort: the layout itself failed, so the page brings its own frame. */
export default function GlobalError(props: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <html lang="en">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
