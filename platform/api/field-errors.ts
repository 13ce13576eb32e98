import type { FieldProblem } from './problem'

/** The reasons of a 422 by field, as forms show them; browser-safe. Empty for any other answer. */
export function errorsByField(errors: readonly FieldProblem[] = []): Record<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const { pointer = '#', parameter, detail } of errors) {
    const field = parameter ?? fieldOf(pointer)
    fields.set(field, [...(fields.get(field) ?? []), detail])
  }
  return Object.fromEntries(fields)
}

const fieldOf = (pointer: string): string =>
  pointer
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
