import type { z } from 'zod'
import type { Limit } from '@/platform/rate-limit/limits'
import type { ProblemKind } from './problem-kinds'

/** The users of an address: everybody's programs, the site's own pages, or the staff's desk. */
export type Audience = 'public' | 'site' | 'staff'

/** The type of an answer other than JSON, by media type. */
export type Media = Readonly<Record<string, 'text' | 'file'>>

/**
 * What an API route accepts and answers. The declaration alone checks, limits and counts calls
 * (features/accounts/route.ts) and is the source of their description (openapi.ts). Pure; its words
 * are those of `operations` in messages/en/api.json, by id.
 */
export interface Operation<Params = unknown, Query = unknown, Body = unknown, Answer = unknown> {
  id: string
  method: 'GET' | 'POST'
  /** with parameters in OpenAPI's notation: `/api/v1/designs/{file}` */
  path: `/api/${string}`
  audience: Audience
  /** parameters of the path; an address whose parameters don't fit doesn't exist */
  params?: z.ZodType<Params>
  /** a parameter that is a list is repeated in the address */
  query?: z.ZodType<Query>
  /** of a JSON body; its size limit is in platform/rate-limit/bodies.ts */
  body?: z.ZodType<Body>
  /** the body is a file, streamed and limited by its reader */
  file?: true
  /** of a JSON answer */
  answer?: z.ZodType<Answer>
  /** other media types of answers, or the only ones */
  media?: Media
  /** 200 by default */
  status?: 200 | 201 | 204
  /** points of a call; `of` counts more once the request is known */
  rate: { limit: Limit; points?: number; of?: (body: Body) => number }
  /** what caches may store of an answer; a function where that depends on the query */
  cache: string | ((query: Query) => string)
  /** only pages of this site may send it */
  ownPagesOnly?: true
  /** only for companies' own programs: they send a key created with this scope, and calls are counted by key */
  scope?: string
  /** objects of other actors look as if they didn't exist */
  hidden?: true
  /** faults besides those that follow from the declaration */
  problems?: readonly ProblemKind[]
}

/** Declares an operation, its types taken from its schemas. */
export const operation = <Params, Query, Body, Answer>(
  declared: Operation<Params, Query, Body, Answer>,
): Operation<Params, Query, Body, Answer> => declared

/** An operation of any type: it is described, not called. */
export interface AnyOperation extends Omit<Operation, 'rate' | 'cache'> {
  rate: { limit: Limit; points?: number }
  cache: unknown
}

/** Every kind of fault that an operation may answer. */
export function problemsOf(declared: AnyOperation): ProblemKind[] {
  const { params, query, body, file, ownPagesOnly, scope, audience, problems = [] } = declared
  const kinds: (ProblemKind | false | undefined)[] = [
    'badAddress',
    body && 'malformedBody',
    ownPagesOnly && 'foreignOrigin',
    scope !== undefined && 'keyNeeded',
    scope !== undefined && 'scopeLacking',
    audience === 'staff' && 'forbidden',
    params && 'nothingHere',
    (body ?? file) && 'tooLarge',
    (query ?? body) && 'invalidInput',
    ...problems,
    'tooMany',
    'failed',
    'busy',
  ]
  return [...new Set(kinds.filter((kind): kind is ProblemKind => Boolean(kind)))]
}

/** A path as the build names it: `/api/v1/designs/[file]`. */
export const routeOf = (path: string): string => path.replaceAll('{', '[').replaceAll('}', ']')
