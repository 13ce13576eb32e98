import { route } from '@/features/accounts/route'
import { designFile } from '@/features/designs/api/designs'
import { drawingOf } from '@/features/designs/files/drawing'
import { engraved } from '@/features/designs/files/engraved'
import { glbOf } from '@/features/designs/files/glb'
import { engravedOutlines } from '@/features/designs/files/lettering'
import { drawingText } from '@/features/designs/files/sheet'
import { stlOf } from '@/features/designs/files/solid'
import { designPng, isGround, isView } from '@/features/designs/files/still'
import { keptDesign } from '@/features/designs/queries/designs'
import { makeableDesign, readDesign } from '@/features/designs/rules/address'
import { designConflicts, drawable } from '@/features/designs/rules/design-conflicts'
import { estimateDesign } from '@/features/designs/rules/estimate'
import type { Design } from '@/features/designs/rules/family'
import { readMarks } from '@/features/designs/rules/marks'
import { designName, type DesignTranslator } from '@/features/designs/rules/words'
import { translator } from '@/i18n/translator'
import { ProblemError } from '@/platform/api/problem'
import { InvalidInputError, NotFoundError } from '@/platform/errors'

/**
 * A design, given in full by the address or by its `code`: its figures (`estimate`), drawing,
 * picture and models. The same answer for everyone, so it may be cached.
 */
export const GET = route(designFile, async ({ params: { file }, query, request }) => {
  const stored = query.code === undefined ? null : await keptDesign(query.code)
  const design =
    query.code === undefined
      ? readDesign(new URL(request.url).searchParams)
      : stored === null
        ? null
        : makeableDesign(stored)
  if (!design) throw new NotFoundError()
  if (file === 'estimate') return estimateDesign(design)
  const conflicts = designConflicts(design)
  // A picture and a drawing also show what must change; files for production exist only for designs
  // that can be made.
  if (conflicts.length > 0 && (file.startsWith('model') || !drawable(design)))
    throw new ProblemError(
      'invalidInput',
      {
        code: 'refusals.design_cant',
        values: { conflicts: conflicts.map(({ field, rule }) => `${field} (${rule})`).join(', ') },
      },
      {
        errors: conflicts.map(({ field, rule }) => ({ parameter: field, detail: rule })),
        conflicts,
      },
    )
  switch (file) {
    case 'picture.png':
      return picture(design, query, request.signal)
    case 'drawing.svg':
      return new Response(
        drawingOf(design, drawingText(words(), design), engravedOutlines(design)),
        {
          headers: { 'content-type': 'image/svg+xml; charset=utf-8' },
        },
      )
    case 'model.glb':
      return attached(design, await glbOf(design, designName(words(), design)), {
        type: 'model/gltf-binary',
        ending: 'glb',
      })
    case 'model.stl':
      return attached(design, stlOf(await engraved(design)), { type: 'model/stl', ending: 'stl' })
  }
})

const words = () => translator('design') as DesignTranslator

const attached = (
  { family }: Design,
  file: BodyInit,
  { type, ending }: { type: string; ending: string },
): Response =>
  new Response(file, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="fsc-${family}.${ending}"`,
    },
  })

async function picture(
  design: Design,
  options: { view?: string | undefined; ground?: string | undefined; marks?: string | undefined },
  signal: AbortSignal,
): Promise<Response> {
  const { view = 'free', ground = 'light' } = options
  const marks = readMarks(options.marks ?? '', design)
  if (!isView(view)) throw new InvalidInputError({ view: [{ code: 'refusals.no_view' }] })
  if (!isGround(ground)) throw new InvalidInputError({ ground: [{ code: 'refusals.no_ground' }] })
  if (!marks) throw new InvalidInputError({ marks: [{ code: 'refusals.no_marks' }] })
  // A design being shaped requests one picture after another: nobody waits for outdated ones.
  const png = await designPng(design, view, ground, { marks, signal }).catch((error: unknown) => {
    if (signal.aborted) return null
    throw error
  })
  return png
    ? new Response(png, { headers: { 'content-type': 'image/png' } })
    : new Response(null, { status: 499 })
}
