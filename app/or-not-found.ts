import { notFound } from 'next/navigation'
import { NotFoundError } from '@/platform/errors'

/** The object of a page; where it doesn't exist for its reader, the page doesn't either. */
export const orNotFound = <T>(object: Promise<T>): Promise<T> =>
  object.catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound()
    throw error
  })
