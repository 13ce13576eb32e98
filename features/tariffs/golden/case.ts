import { z } from 'zod'

export const goldenCaseSchema = z.object({
  id: z.string(),
  family: z.string(),
  description: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  trap: z.boolean().optional(),
})
export type GoldenCase = z.infer<typeof goldenCaseSchema>

/** The engine's answer to a case, under the names that the cases use; or why the case isn't ours to answer. */
export type Answer = { skip: string } | Record<string, unknown>

/** Puts the inputs of one family of cases to the engine. It sees the expected keys, never their values. */
export type Family = (inputs: Record<string, unknown>, keys: readonly string[]) => Answer

export type Outcome = { id: string } & (
  | { result: 'PASS' }
  | { result: 'SKIP'; why: string }
  | { result: 'FAIL'; expected: string; got: string }
)

/** Runs one case; an error that is thrown is an answer too, under `error`. */
export function runCase(golden: GoldenCase, families: Readonly<Record<string, Family>>): Outcome {
  const { id, expected } = golden
  const family = families[golden.family]
  if (!family) return { id, result: 'SKIP', why: `no family ${golden.family}` }
  let answer: Answer
  try {
    answer = family(golden.inputs, Object.keys(expected))
  } catch (error) {
    answer = {
      error:
        error instanceof Error ? ('code' in error ? error.code : error.message) : String(error),
    }
  }
  if ('skip' in answer) return { id, result: 'SKIP', why: String(answer.skip) }
  const answers = Object.fromEntries(
    Object.keys(expected).map((key) => [key, (answer as Record<string, unknown>)[key]]),
  )
  const agrees = Object.entries(expected).every(([key, value]) =>
    key === 'named' && Array.isArray(value)
      ? mentions(answers[key], value)
      : same(answers[key], value),
  )
  return agrees
    ? { id, result: 'PASS' }
    : { id, result: 'FAIL', expected: JSON.stringify(expected), got: JSON.stringify(answers) }
}

/** What is only named is prose: one of our sentences must name the headings and amounts of each expected sentence. */
function mentions(got: unknown, expected: readonly unknown[]): boolean {
  const ours = Array.isArray(got) ? got.map((each) => String(each).replaceAll(',', '')) : []
  return expected.every((sentence) => {
    const tokens =
      String(sentence)
        .replaceAll(',', '')
        .match(/\d{4}\.\d{2}(?:\.\d{2})?|\d+\.\d{2}\b/g) ?? []
    return ours.some((each) => tokens.every((token) => each.includes(token)))
  })
}

/**
 * Whether two values are equal, where "28.0" is 28 and "0 (suppressed)" is 0; a missing answer also satisfies an
 * expected null.
 */
function same(got: unknown, expected: unknown): boolean {
  if (expected === null) return got === null || got === undefined
  if (Array.isArray(expected))
    return (
      Array.isArray(got) &&
      got.length === expected.length &&
      expected.every((each, i) => same(got[i], each))
    )
  if (typeof expected === 'object') {
    if (typeof got !== 'object' || got === null) return false
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)])
    // A layer that owes nothing may be left out.
    return [...keys].every(
      (key) =>
        same(
          (got as Record<string, unknown>)[key],
          (expected as Record<string, unknown>)[key] ?? null,
        ) ||
        (!(key in expected) && number((got as Record<string, unknown>)[key]) === '0'),
    )
  }
  if (got === expected) return true
  const [a, b] = [number(got), number(expected)]
  return a !== null && b !== null && a === b
}

/** A number as a comparable text: `28.0` and `28` are the same; a remark in brackets isn't part of it. */
function number(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const match = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?(?: \(.*\))?$/.exec(String(value))
  return match ? `${match[1]}${match[2]}${match[3] ? `.${match[3]}` : ''}` : null
}
