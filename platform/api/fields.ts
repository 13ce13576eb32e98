/** JSON Schema as rows that a person can follow. Pure. */

/** The part of JSON Schema 2020-12 that declarations produce. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  examples?: unknown[]
  default?: unknown
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: JsonSchema | boolean
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  pattern?: string
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  maxLength?: number
}

/** What a value is, without words. */
export type ValueKind =
  | {
      is: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'null' | 'date' | 'uuid' | 'any'
    }
  | { is: 'constant'; value: string }
  | { is: 'choice'; values: string[] }
  | { is: 'list' | 'map'; of: ValueKind }
  | { is: 'or'; kinds: ValueKind[] }

export const BOUNDS = [
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'maxLength',
  'default',
] as const
export interface FieldBound {
  name: (typeof BOUNDS)[number] | 'pattern' | 'example'
  value: string
}

/** One field, at any depth: `lines[].hsCode`. */
export interface Field {
  name: string
  kind: ValueKind
  needed: boolean
  description: string | null
  bounds: FieldBound[]
}

/** Fields that belong together; of several shapes each names what distinguishes it from the others. */
export interface FieldGroup {
  /** `do` is `put`; null where there is one shape, or nothing distinguishes them */
  when: { name: string; value: string } | null
  fields: Field[]
}

/** The shapes that a schema allows: one, except for a choice between objects. */
export function fieldGroups(schema: JsonSchema): FieldGroup[] {
  const shapes = schema.oneOf ?? schema.anyOf ?? [schema]
  return shapes.map((shape) => {
    const [name, discriminant] =
      shapes.length > 1
        ? (Object.entries(shape.properties ?? {}).find(([, each]) => each.const !== undefined) ??
          [])
        : []
    return {
      when: name && discriminant ? { name, value: String(discriminant.const) } : null,
      fields: fieldsOf(shape),
    }
  })
}

/** Every field of an object, each before those within it. */
export function fieldsOf(schema: JsonSchema, within = ''): Field[] {
  const whole = merged(schema)
  const paths = Object.entries(whole.properties ?? {}).flatMap(([name, field]) => [
    fieldOf(`${within}${name}`, field, whole.required?.includes(name) ?? false),
    ...inner(field, `${within}${name}`),
  ])
  return paths.length > 0 ? paths : inner(whole, within.replace(/\.$/, ''))
}

function fieldOf(name: string, schema: JsonSchema, needed: boolean): Field {
  const [value] = alternatives(schema)
  const { description = value?.description } = schema
  return {
    name,
    kind: kindOf(schema),
    needed: needed && schema.default === undefined,
    description: description ?? null,
    bounds: boundsOf({ ...value, ...schema }),
  }
}

/** The fields within a field: of an object, of a list's entries, of values stored by name. */
function inner(schema: JsonSchema, name: string): Field[] {
  return alternatives(schema).flatMap((each) => {
    const shape = merged(each)
    if (shape.items) return fieldsWithin(shape.items, `${name}[]`)
    const { additionalProperties: rest } = shape
    if (typeof rest === 'object' && Object.keys(rest).length > 0)
      return fieldsWithin(rest, name ? `${name}.*` : '*')
    return shape.properties ? fieldsOf(shape, name ? `${name}.` : '') : []
  })
}

/** The fields of a value: one that isn't an object has none of its own. */
const fieldsWithin = (schema: JsonSchema, name: string): Field[] =>
  alternatives(schema).flatMap((each) =>
    merged(each).properties ? fieldsOf(each, `${name}.`) : inner(each, name),
  )

/** What a value may be besides null. */
const alternatives = (schema: JsonSchema): JsonSchema[] =>
  (schema.anyOf ?? schema.oneOf ?? [schema]).filter(({ type }) => type !== 'null')

/** The parts of an intersection as one object. */
function merged(schema: JsonSchema): JsonSchema {
  if (!schema.allOf) return schema
  const parts = schema.allOf.map(merged)
  return {
    ...schema,
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as Record<
      string,
      JsonSchema
    >,
    required: parts.flatMap(({ required = [] }) => required),
  }
}

export function kindOf(schema: JsonSchema): ValueKind {
  const { anyOf, oneOf, enum: values, type, format } = schema
  const choices = anyOf ?? oneOf
  if (choices) return either(choices.map(kindOf))
  if (schema.const !== undefined) return { is: 'constant', value: String(schema.const) }
  if (values) return { is: 'choice', values: values.map(String) }
  if (Array.isArray(type)) return either(type.map((each) => kindOf({ ...schema, type: each })))
  if (type === 'array')
    return { is: 'list', of: kindOf(schema.items ?? schema.prefixItems?.[0] ?? {}) }
  if (schema.allOf) return { is: 'object' }
  if (type === 'object') {
    const { additionalProperties: rest } = schema
    return typeof rest === 'object' && !schema.properties
      ? { is: 'map', of: kindOf(rest) }
      : { is: 'object' }
  }
  if (type === 'string' && (format === 'date' || format === 'uuid')) return { is: format }
  const plain = (['string', 'integer', 'number', 'boolean', 'null'] as const).find(
    (each) => each === type,
  )
  return { is: plain ?? 'any' }
}

/** The different kinds; null comes last. */
function either(kinds: ValueKind[]): ValueKind {
  const different = [...new Map(kinds.map((kind) => [JSON.stringify(kind), kind])).values()]
  const sorted = different.toSorted((a, b) => Number(a.is === 'null') - Number(b.is === 'null'))
  return sorted.length === 1 && sorted[0] ? sorted[0] : { is: 'or', kinds: sorted }
}

/** Patterns with many alternatives or classes tell less than an example. */
const MOST_PATTERN = 28

function boundsOf(schema: JsonSchema): FieldBound[] {
  const bounds: FieldBound[] = BOUNDS.flatMap((name) => {
    const value = schema[name]
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
      ? []
      : [{ name, value: String(value) }]
  })
  const [example] = schema.examples ?? []
  if (example !== undefined) bounds.push({ name: 'example', value: String(example) })
  else if (schema.pattern && !schema.format && schema.pattern.length <= MOST_PATTERN)
    bounds.push({ name: 'pattern', value: schema.pattern })
  return bounds
}
