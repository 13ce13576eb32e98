import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sayComplaint } from '@/i18n/say'
import { localeOf, type Locale } from '@/i18n/routing'
import { addPseudoLanguage, leftBehind, PSEUDO } from '@/tests/support/pseudo-language'
import { InvalidInputError } from './errors'
import { codedMessage, complaintOf } from './validation-words'

/** Zod's own wording. */
const THEIRS =
  /Too (small|big)|Invalid (input|string|option|key|value|number|element|type)|^Invalid|expected|\breceived\b|Unrecognized|must match pattern/

const wordsOf = (schema: z.ZodType, value: unknown, locale: Locale = 'en'): string[] => {
  const parsed = schema.safeParse(value)
  return parsed.success
    ? []
    : Object.values(InvalidInputError.fromZod(parsed.error).saidIn(locale)).flat()
}

/** A sentence, as opposed to a code for a caller, such as `reason_short`. */
const isSentence = (words: string): boolean => /\s/.test(words)
/** Removes the names of values or parts, which are data. */
const withoutNames = (words: string): string =>
  words.replace(/(‹one of›|‹has parts that don’t belong here:?›:?) .*/, '$1')

describe('the issues of a schema', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['invalid_type', z.string(), undefined, 'is missing'],
    ['invalid_type', z.string(), 1, 'text is needed here'],
    ['invalid_type', z.number(), 'x', 'a number is needed here'],
    ['invalid_type', z.number(), Number.NaN, 'a number is needed here'],
    ['invalid_type', z.int(), 1.5, 'a whole number is needed here'],
    ['invalid_type', z.boolean(), 'x', 'yes or no is needed here'],
    ['invalid_type', z.array(z.string()), 'x', 'a list is needed here'],
    ['invalid_type', z.object({}), 'x', 'not what belongs here'],
    ['too_small', z.number().min(0), -1, 'at least 0'],
    ['too_small', z.number().gt(0), 0, 'more than 0'],
    ['too_small', z.string().min(1), '', 'can’t be empty'],
    ['too_small', z.string().min(3), 'a', 'at least 3 characters'],
    ['too_small', z.array(z.string()).min(1), [], 'can’t be empty'],
    ['too_small', z.array(z.string()).min(2), ['a'], 'at least 2 entries'],
    ['too_big', z.number().max(9), 10, 'at most 9'],
    ['too_big', z.number().lt(9), 9, 'less than 9'],
    ['too_big', z.string().max(1), 'ab', 'at most 1 characters'],
    ['too_big', z.array(z.string()).max(0), ['a'], 'at most 0 entries'],
    ['invalid_format', z.email(), 'x', 'an e-mail address, such as name@company.com'],
    ['invalid_format', z.url(), 'x', 'a web address, such as https://company.com'],
    ['invalid_format', z.iso.date(), 'x', 'a day, such as 2026-12-31'],
    ['invalid_format', z.string().regex(/^\d+$/), 'x', 'not written as it should be'],
    ['invalid_format', z.uuid(), 'x', 'not written as it should be'],
    ['not_multiple_of', z.number().multipleOf(5), 3, 'a multiple of 5'],
    ['unrecognized_keys', z.strictObject({}), { a: 1 }, 'has parts that don’t belong here: a'],
    ['invalid_union', z.union([z.number(), z.boolean()]), 'x', 'can’t be taken'],
    ['invalid_key', z.record(z.string().min(3), z.string()), { a: 'x' }, 'can’t be taken'],
    ['invalid_element', z.map(z.string(), z.string()), new Map([['a', 1]]), 'text is needed here'],
    ['invalid_value', z.enum(['a', 'b']), 'x', 'one of a, b'],
    ['custom', z.string().refine(() => false), 'x', 'can’t be taken'],
  ])('%s is in our words', (_code, schema, value, words) => {
    expect(wordsOf(schema, value)).toEqual([words])
  })

  it('keep a schema’s own message', () => {
    expect(wordsOf(z.string().min(2, 'its name'), '')).toEqual(['its name'])
  })

  it('are in our words for every exported schema, and in the reader’s language', async () => {
    addPseudoLanguage()
    const junk = [undefined, null, '', 'x', '-1', -1, 1.5, 1e99, [], [1], {}, { kind: 'x' }, true]
    let count = 0
    const foreign = new Set<string>()
    for (const file of schemaFiles('features')) {
      const exported: Record<string, unknown> = await import(path.resolve(file))
      for (const schema of Object.values(exported)) {
        if (!(schema instanceof z.ZodType)) continue
        count++
        const shape = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
        const deep = junk.map((value) => Object.fromEntries(shape.map((key) => [key, value])))
        for (const value of [...junk, ...deep]) {
          expect(wordsOf(schema, value).filter((words) => THEIRS.test(words))).toEqual([])
          const elsewhere = wordsOf(schema, value, localeOf(PSEUDO)).filter(isSentence)
          for (const words of elsewhere)
            if (leftBehind(withoutNames(words), []).length > 0) foreign.add(words)
        }
      }
    }
    expect([...foreign]).toEqual([])
    expect(count).toBeGreaterThan(15)
  })
})

it('carry a sentence through a schema unchanged, which typed text can’t imitate', () => {
  const message = {
    code: 'numbers.too_precise',
    values: { text: '“{"code":"x"}', decimals: 2 },
  } as const
  expect(complaintOf(codedMessage(message))).toEqual(message)
  expect(complaintOf('reason_short')).toBe('reason_short')
  expect(sayComplaint(complaintOf(codedMessage(message)), 'en')).toContain('has more than 2 digits')
  expect(sayComplaint(complaintOf(undefined), 'en')).toBe('can’t be taken')
})

function schemaFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return schemaFiles(file)
    const text = /(?<!\.test)\.ts$/.test(entry.name) ? readFileSync(file, 'utf8') : ''
    return text.includes("from 'zod'") &&
      !text.includes("'server-only'") &&
      !text.includes("'use server'")
      ? [file]
      : []
  })
}
