import { z } from 'zod'
import words from '@/messages/en/api.json'
import { fill } from '@/platform/fill'
import type { HouseFacts } from '@/platform/house/schema'
import { LIMITS } from '@/platform/rate-limit/limits'
import { bodyBytes } from '@/platform/rate-limit/bodies'
import type { JsonSchema } from './fields'
import { problemsOf, routeOf, type AnyOperation, type Audience } from './operation'
import { PROBLEM_STATUS, problemType, problemWords, type ProblemKind } from './problem-kinds'

/** OpenAPI 3.1 of operations, generated from the declarations that check their calls. Pure. */

/** The name of the companies' key scheme in the document. */
export const KEY_SCHEME = 'companyKey'

type Json = Record<string, unknown>
type Content = Record<string, { schema?: JsonSchema }>

/** The part of an operation's description that /docs/api shows. */
export interface DescribedOperation {
  operationId: string
  summary: string
  description: string
  tags: [Audience]
  'x-rate-limit': { points: number; seconds: number; pointsPerCall: number }
  'x-body-bytes'?: number
  /** requires a key with this scope; open to everybody without it */
  security?: [{ [KEY_SCHEME]: [scope: string] }]
  parameters?: {
    name: string
    in: 'path' | 'query'
    required: boolean
    description?: string
    schema: JsonSchema
  }[]
  requestBody?: { required: true; content: Content }
  responses: Record<string, { description: string; content?: Content; headers?: Json }>
}
export interface ApiDocument extends Json {
  openapi: '3.1.0'
  components: {
    schemas: Record<string, object> & { Problem: object }
    securitySchemes: Record<typeof KEY_SCHEME, object>
  }
  paths: Record<string, Partial<Record<'get' | 'post', DescribedOperation>>>
}

const problemSchema = z.looseObject({
  type: z.string().meta({
    description: 'what kind of fault it is; a URI reference that stays',
    examples: [problemType('invalidInput')],
  }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'what happened, for a person' }),
  errors: z
    .array(
      z.object({
        pointer: z
          .string()
          .optional()
          .meta({
            description: 'JSON pointer into the body',
            examples: ['#/lines/2/customsValue'],
          }),
        parameter: z.string().optional().meta({ description: 'a parameter of the address' }),
        detail: z.string(),
      }),
    )
    .optional()
    .meta({ description: 'each entry that can’t be taken, and why' }),
})

/** The words of an operation. */
export function operationWords(id: string): { summary: string; description: string } {
  const found = (
    words.operations as Partial<Record<string, { summary: string; description: string }>>
  )[id]
  if (!found) throw new Error(`no words for the operation ${id} in messages/en/api.json`)
  return found
}

/** JSON Schema of what is sent (`input`) or answered (`output`). */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    override: ({ jsonSchema: generated }) => {
      // The limits of JavaScript's integers say nothing about a field.
      if (generated.minimum === Number.MIN_SAFE_INTEGER) delete generated.minimum
      if (generated.maximum === Number.MAX_SAFE_INTEGER) delete generated.maximum
    },
  })
  return rest as JsonSchema
}

type Parameters = NonNullable<DescribedOperation['parameters']>

function parameters({ params, query }: AnyOperation): Parameters {
  return [...parametersIn(params, 'path'), ...parametersIn(query, 'query')]
}

function parametersIn(schema: z.ZodType | undefined, place: 'path' | 'query'): Parameters {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input')
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema: rest,
  }))
}

function requestBody({ body, file }: AnyOperation): Pick<DescribedOperation, 'requestBody'> {
  if (body)
    return {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(body, 'input') } },
      },
    }
  return file
    ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
    : {}
}

type Responses = DescribedOperation['responses']

function success({ answer, media = {}, status = 200 }: AnyOperation): Responses {
  const content: Content = {
    ...(answer ? { 'application/json': { schema: jsonSchema(answer, 'output') } } : {}),
    ...Object.fromEntries(
      Object.entries(media).map(([type, is]) => [
        type,
        is === 'text' ? { schema: { type: 'string' } } : {},
      ]),
    ),
  }
  return {
    [status]: {
      description: status === 204 ? words.document.done : words.document.answer,
      ...(Object.keys(content).length > 0 ? { content } : {}),
    },
  }
}

function refusals(declared: AnyOperation): Responses {
  const kinds = problemsOf(declared)
  const statuses = [...new Set(kinds.map((kind) => PROBLEM_STATUS[kind]))]
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      refusal(kinds.filter((kind) => PROBLEM_STATUS[kind] === status)),
    ]),
  )
}

const RETRY_AFTER = {
  'retry-after': {
    description: words.document.retryAfter,
    schema: { type: 'integer', minimum: 1 },
  },
}
const CHALLENGE = {
  'www-authenticate': { description: words.document.challenge, schema: { type: 'string' } },
}

function refusal(kinds: readonly ProblemKind[]): Responses[string] {
  const headers = {
    ...(kinds.some((kind) => kind === 'tooMany' || kind === 'busy') ? RETRY_AFTER : {}),
    ...(kinds.some((kind) => kind === 'keyNeeded' || kind === 'scopeLacking') ? CHALLENGE : {}),
  }
  return {
    description: kinds
      .map((kind) => `${problemType(kind)}: ${problemWords(kind, 'en').detail}`)
      .join('\n\n'),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

/** The limit that a call counts against, in the words of the document. */
function rateOf({ rate: { limit, points = 1 } }: AnyOperation): DescribedOperation['x-rate-limit'] {
  return { ...LIMITS[limit], pointsPerCall: points }
}

function described(declared: AnyOperation): DescribedOperation {
  const { id, audience, path, body, scope } = declared
  const { summary, description } = operationWords(id)
  return {
    operationId: id,
    summary,
    description,
    tags: [audience],
    'x-rate-limit': rateOf(declared),
    // For schemes other than OAuth the list contains roles: OpenAPI 3.1, security requirement
    // object.
    ...(scope === undefined ? {} : { security: [{ [KEY_SCHEME]: [scope] }] }),
    ...(body ? { 'x-body-bytes': bodyBytes(routeOf(path)) ?? 0 } : {}),
    ...(parameters(declared).length > 0 ? { parameters: parameters(declared) } : {}),
    ...requestBody(declared),
    responses: { ...success(declared), ...refusals(declared) },
  }
}

const AUDIENCES: readonly Audience[] = ['public', 'site']

/**
 * @param url address of the site, without a path
 * @param house name of the site's owner
 */
export function openApiDocument(
  operations: readonly AnyOperation[],
  url: string,
  house: Pick<HouseFacts, 'shortName' | 'legalName' | 'email'>,
): ApiDocument {
  const paths: ApiDocument['paths'] = {}
  for (const declared of operations)
    (paths[declared.path] ??= {})[declared.method === 'GET' ? 'get' : 'post'] = described(declared)
  return {
    openapi: '3.1.0',
    info: {
      title: fill(words.document.title, { house: house.shortName }),
      version: '1',
      description: words.document.description,
      contact: { name: house.legalName, ...(house.email ? { email: house.email } : {}) },
    },
    servers: [{ url }],
    tags: AUDIENCES.map((name) => ({
      name,
      description: words.audiences[name as 'public' | 'site'],
    })),
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: {
        [KEY_SCHEME]: { type: 'http', scheme: 'bearer', description: words.document.key },
      },
    },
  }
}
