import type { z } from 'zod'
import type { Limit } from '@/platform/rate-limit/limits'
import type { ProblemKind } from './problem-kinds'

/** For whom an address is: for everybody's programs, for the site's own pages, or for the staff's desk. */
export type Audience = 'public' | 'site' | 'staff'

/** What an answer other than JSON is, by media type. */
export type Media = Readonly<Record<string, 'text' | 'file'>>

/**
 * What an API route takes and answers. The declaration is all that checks, bounds and counts a call
 * (features/accounts/route.ts) and all that describes it (openapi.ts). Pure; its words are those of
 * `operations` in messages/en/api.json, by id.
 */
export interface Operation<Params = unknown, Query = unknown, Body = unknown, Answer = unknown> {
  id: string
  method: 'GET' | 'POST'
  /** with parameters as OpenAPI writes them: `/api/v1/designs/{file}` */
  path: `/api/${string}`
  audience: Audience
  /** of the path; what doesn't fit is an address with nothing there */
  params?: z.ZodType<Params>
  /** a parameter that is a list is repeated in the address */
  query?: z.ZodType<Query>
  /** of a JSON body; how large it may be stands in platform/rate-limit/bodies.ts */
  body?: z.ZodType<Body>
  /** the body is a file that is read as it comes, and bounded by whoever reads it */
  file?: true
  /** of what is answered as JSON */
  answer?: z.ZodType<Answer>
  /** other media that are answered, or the only ones */
  media?: Media
  /** 200 where nothing else is said */
  status?: 200 | 201 | 204
  /** points of a call; `of` takes more once it is known what is asked */
  rate: { limit: Limit; points?: number; of?: (body: Body) => number }
  /** what caches may keep of an answer; a function where that depends on what is asked */
  cache: string | ((query: Query) => string)
  /** only pages of this site may send it */
  ownPagesOnly?: true
  /** for companies' own programs alone: they send a key that was made for this scope, and it is counted by the key */
  scope?: string
  /** what isn't this actor's looks as if it weren't there */
  hidden?: true
  /** faults besides those that follow from what is declared */
  problems?: readonly ProblemKind[]
}

/** Declares an operation, its types taken from its schemas. */
export const operation = <Params, Query, Body, Answer>(
  declared: Operation<Params, Query, Body, Answer>,
): Operation<Params, Query, Body, Answer> => declared

/** An operation whatever its types: it is described, not called. */
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
