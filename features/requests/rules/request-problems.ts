import type { ZodError } from 'zod'
import { InvalidInputError } from '@/platform/errors'
import type { LineProblem } from './requested-lines'

/** A problem with one field of a request, as a code that is put into words where it is shown. */
export interface RequestProblem {
  /** `contactEmail`, `lines.3.quantity` (lines count from 0), `files.0` */
  path: string
  code:
    | LineProblem['code']
    | 'required'
    | 'invalid'
    | 'too_long'
    | 'email'
    | 'past_date'
    | 'far_date'
    | 'destination'
    | 'ddp_not_offered'
    | 'term_not_offered'
    | 'quantity'
    | 'no_lines'
    | 'too_many_lines'
    | 'too_many_files'
    | 'file_gone'
    | 'uploading'
    | 'fact'
  values: Record<string, string | number>
  nearest: readonly number[]
}

/** A request that can't be accepted, with every problem by field. */
export class InvalidRequestError extends InvalidInputError {
  constructor(readonly problems: readonly RequestProblem[]) {
    const fieldErrors: Record<string, string[]> = {}
    for (const { path, code } of problems) (fieldErrors[path] ??= []).push(code)
    super(fieldErrors)
  }
}

export function problem(
  path: string,
  code: RequestProblem['code'],
  values: RequestProblem['values'] = {},
): RequestProblem {
  return { path, code, values, nearest: [] }
}

/** Translates a schema's issues into our codes; one problem per field. */
export function problemsOf(error: ZodError): RequestProblem[] {
  const byPath = new Map<string, RequestProblem>()
  for (const issue of error.issues) {
    const path = issue.path.join('.')
    if (!byPath.has(path)) byPath.set(path, toProblem(path, issue))
  }
  return [...byPath.values()]
}

function toProblem(path: string, issue: ZodError['issues'][number]): RequestProblem {
  const field = path.split('.').at(-1)
  if (path === 'lines')
    return problem(path, issue.code === 'too_big' ? 'too_many_lines' : 'no_lines')
  if (path === 'files') return problem(path, 'too_many_files')
  if (path.startsWith('files.')) return problem(path.split('.', 2).join('.'), 'file_gone')
  if (field === 'quantity') return problem(path, 'quantity')
  if (field === 'targetPriceMinor') return problem(path, 'invalid')
  if (field === 'destination') return problem(path, 'destination')
  if (issue.code === 'too_small') return problem(path, 'required')
  if (issue.code === 'too_big') return problem(path, 'too_long', { max: Number(issue.maximum) })
  if (field === 'contactEmail') return problem(path, 'email')
  return problem(path, 'invalid')
}
