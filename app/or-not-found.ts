import { notFound } from 'next/navigation'
import { NotFoundError } from '@/platform/errors'

/** What a page is of; where there is no such thing for its reader, the page isn't there either. */
export const orNotFound = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound()
    throw error
  })
