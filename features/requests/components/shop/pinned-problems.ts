import {
  filesOf as filesOfLine,
  type ListLine,
  type UploadedFile,
} from '@/features/basket/stores/request-list'
import type { RequestProblem } from '../../rules/request-problems'
import type { FormDraft } from './form-draft'

/** A problem with the value it was found with. */
export interface PinnedProblem {
  problem: RequestProblem
  /** the line it belongs to, by id, since lines move up when one is removed */
  lineId: string | null
  fileId: string | null
  /** what stood in the field when it was found */
  value: string
}

/**
 * Problems of the last attempt that still apply: one disappears as soon as its field is changed, and its path
 * follows its line when others are removed.
 */
export function standing(
  pinned: readonly PinnedProblem[],
  lines: readonly ListLine[],
  form: FormDraft,
): RequestProblem[] {
  return pinned.flatMap((one) => {
    const moved = { ...one.problem, path: currentPath(one, lines) }
    if (one.lineId && !lines.some((line) => line.id === one.lineId)) return []
    if (one.fileId && !filesOf(lines).some((file) => file.id === one.fileId)) return []
    return valueAt(moved.path, lines, form) === one.value ? [moved] : []
  })
}

/** Pins a problem to the line, file and value it was found with. */
export function pin(
  problem: RequestProblem,
  lines: readonly ListLine[],
  form: FormDraft,
): PinnedProblem {
  const [root, index] = problem.path.split('.')
  return {
    problem,
    lineId: root === 'lines' && index !== undefined ? (lines[Number(index)]?.id ?? null) : null,
    fileId:
      root === 'files' && index !== undefined ? (filesOf(lines)[Number(index)]?.id ?? null) : null,
    value: valueAt(problem.path, lines, form),
  }
}

function currentPath(
  { problem, lineId, fileId }: PinnedProblem,
  lines: readonly ListLine[],
): string {
  const [root, , ...rest] = problem.path.split('.')
  if (lineId) return [root, lines.findIndex((line) => line.id === lineId), ...rest].join('.')
  if (fileId)
    return [root, filesOf(lines).findIndex((file) => file.id === fileId), ...rest].join('.')
  return problem.path
}

function valueAt(path: string, lines: readonly ListLine[], form: FormDraft): string {
  const [root, index, ...rest] = path.split('.')
  if (root === 'lines' && index === undefined) return String(lines.length > 0)
  if (root === 'files') return ''
  const start: unknown = root === 'lines' ? lines[Number(index)] : form
  const value = (root === 'lines' ? rest : [root]).reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | undefined)?.[key ?? ''],
    start,
  )
  return JSON.stringify(value) ?? ''
}

const filesOf = (lines: readonly ListLine[]): UploadedFile[] => lines.flatMap(filesOfLine)
