'use client'

import { ErrorPage, type Failure } from '@/components/site/error-page'
import './globals.css'

/** The last resort: the layout itself failed, so the page brings its own frame. */
export default function GlobalError(failure: Failure) {
  return (
    <html lang="en">
      <body>
        <ErrorPage {...failure} />
      </body>
    </html>
  )
}
