import { z } from 'zod'
import { readBoundedBody } from '@/platform/bounded-body'
import { InvalidInputError } from '@/platform/errors'
import { bodyBytes } from '@/platform/rate-limit/bodies'
import { routeOf, type Operation } from './operation'
import { ProblemError } from './problem'

/** Reads what an operation declares from a request. */

/**
 * Reads the query parameters of an address.
 * @throws InvalidInputError by parameter
 */
export function readQuery<Query>(schema: z.ZodType<Query> | undefined, address: string): Query {
  if (!schema) return undefined as Query
  const query = new URL(address).searchParams
  const values = Object.fromEntries(
    [...new Set(query.keys())].map((name) => [
      name,
      isList(schema, name) ? query.getAll(name) : (query.get(name) ?? ''),
    ]),
  )
  const parsed = schema.safeParse(values)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  return parsed.data
}

/** Whether a parameter may be repeated. */
function isList(schema: z.ZodType, name: string): boolean {
  if (!(schema instanceof z.ZodObject)) return false
  let field: unknown = (schema.shape as Record<string, unknown>)[name]
  while (field instanceof z.ZodDefault || field instanceof z.ZodOptional) field = field.unwrap()
  return field instanceof z.ZodArray
}

/**
 * Reads the parameters of a path.
 * @throws ProblemError that nothing is there
 */
export function readParams<Params>(
  schema: z.ZodType<Params> | undefined,
  pathParams: unknown,
): Params {
  if (!schema) return undefined as Params
  const parsed = schema.safeParse(pathParams)
  if (!parsed.success) throw new ProblemError('nothingHere')
  return parsed.data
}

/**
 * Reads a JSON body within its route's limit.
 * @throws ProblemError too large or not JSON; InvalidInputError by field
 */
export async function readBody<Body>(
  { path, body: schema }: Pick<Operation<never, never, Body>, 'path' | 'body'>,
  request: Request,
): Promise<Body> {
  if (!schema) return undefined as Body
  const bytes = await readBoundedBody(request, bodyBytes(routeOf(path)) ?? 0)
  if (!bytes) throw new ProblemError('tooLarge')
  const parsed = schema.safeParse(jsonOf(bytes))
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  return parsed.data
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ProblemError('malformedBody')
  }
}
