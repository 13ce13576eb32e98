import type { z } from 'zod'
import type { OwnContext } from '@/features/accounts/context'
import type { PlainPermission } from '@/features/accounts/rules/permissions'
import { route } from '@/features/accounts/route'
import type { Locale } from '@/i18n/routing'
import { operation, type Operation } from '@/platform/api/operation'
import { InvalidInputError } from '@/platform/errors'
import { ProblemError } from '@/platform/api/problem'
import { readBoundedBody } from '@/platform/bounded-body'
import { pageLocaleIn } from '@/platform/reader-locale'
import { textOf } from '@/platform/sheets/encoding'
import { sheetText } from '@/platform/sheets/in-memory'
import { SheetProblem } from '@/platform/sheets/sheet'

/** A staff member's file, read, with its parameters. */
interface TakenFile<Params> {
  context: OwnContext
  params: Params
  file: string
  /** whether to take it, or only check it */
  draft: boolean
  entered: Record<string, string>
  /** of the sender */
  locale: Locale
}

/**
 * A route that takes a staff member's text or sheet, sent as a raw body: permission and size are
 * checked before it is read.
 * @param take answers about the file
 */
export function fileRoute<Params = unknown>(
  {
    id,
    path,
    params,
    permission,
    megabytes,
    workbooks = false,
  }: Pick<Operation, 'id' | 'path'> & {
    params?: z.ZodType<Params>
    permission: PlainPermission
    megabytes: number
    /** workbooks are accepted too, and read as the CSV they would be */
    workbooks?: boolean
  },
  take: (sheet: TakenFile<Params>) => Promise<unknown>,
) {
  const declared = operation({
    id,
    path,
    method: 'POST',
    audience: 'staff',
    ...(params ? { params } : {}),
    file: true,
    rate: { limit: 'desk' },
    cache: 'no-store',
    ownPagesOnly: true,
  })
  return route(
    declared,
    async ({ context, params: pathParams, request }) => {
      const body = await readBoundedBody(request, megabytes * 1024 * 1024)
      if (!body)
        throw new ProblemError('tooLarge', { code: 'refusals.file_large', values: { megabytes } })
      const { draft, ...entered } = Object.fromEntries(new URL(request.url).searchParams)
      try {
        const file = await (workbooks ? sheetText(body) : textOf(body))
        return await take({
          context: await context(),
          params: pathParams,
          file,
          draft: draft === '1',
          entered,
          locale: pageLocaleIn(request.headers),
        })
      } catch (error) {
        if (error instanceof SheetProblem) throw new InvalidInputError({ file: [error.problem] })
        throw error
      }
    },
    permission,
  )
}
